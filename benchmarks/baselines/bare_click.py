"""A bare Click program with as many commands as ours."""

import click


@click.group()
def main() -> None:
    """Do nothing."""


def _command(name: str) -> None:
    @main.command(name)
    @click.argument("words", nargs=-1)
    @click.option("--option", multiple=True, help="An option.")
    def run(words: tuple[str, ...], option: tuple[str, ...]) -> None:
        """Do nothing with words."""


for number in range(8):
    _command(f"command-{number}")

if __name__ == "__main__":
    main()
