"""How it is made: the stages that content passes, each importing only the stages before it."""
