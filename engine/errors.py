"""The ways in which a command cannot go on.

    CannotGoOn                     exit 2: the command, the settings or the machine must change first
    ├── SelectionError             a request names what is not there, or nothing              (choosing)
    ├── CannotSign                 a sign-off would not count, or says too little             (reviewing)
    ├── NoOpenSsh                  a signature cannot be made without OpenSSH                 (reviewing)
    ├── UnknownRule                no rule has this code                                      (checking)
    ├── BadBaseline                a file is no baseline, or a newer one                      (checking)
    ├── NotInLibrary               a path leads to no part of the library                     (checking)
    ├── NoRepository               git, or a repository that may be read, is missing          (repository)
    ├── UnknownRevision            a revision names no commit with this library               (repository)
    ├── NotCommitted               something must be committed first                          (repository)
    ├── BadRecord                  a record of a release is damaged or lost                   (recording)
    ├── NotAsked                   what was asked after is neither a file nor a code          (recording)
    ├── ClockBehind                the day is before that of the last release                 (releasing)
    ├── NothingReleased            what is to be withdrawn was never released                 (releasing)
    ├── PangoMissing               the libraries that set type are not on this machine        (printing)
    ├── CannotWatch                nothing tells of changes to files                          (building)
    ├── WorkerLost                 a process that should print cannot begin                   (building)
    ├── NoCluster                  a cluster is out of reach, or has nobody who may print     (building)
    ├── Unlike                     a worker of a cluster would make other bytes               (building)
    ├── PrinterDiffers             WeasyPrint is not of the release that our tags are for     (printing)
    ├── BadLimit                   the bound of the store is no number                        (store)
    ├── CannotWrite                the disk takes no file there                               (writing)
    └── CannotStart                a new library would overwrite files                        (starting)

What an author wrote is never an exception; it is a finding.
"""


class CannotGoOn(Exception):
    """Something outside the content stands in the way; the message says what, and what to do."""
