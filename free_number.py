"""Free a phone number that stays reserved because a WhatsApp server that is gone for good can't confirm its log-out."""

import os
import sys

from common.channels.reservations import free_phone_number
from common.channels.rules.parties import parse_number
from common.kernel.errors import NotFound, Unavailable
from common.kernel.settings import UnsafeSettings, load
from common.wiring import connect


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("Name the number: python free_number.py +5511988887777")
    try:
        phone_number = parse_number(sys.argv[1])
        free_phone_number(connect(load(os.environ)).channels, phone_number)
    except (ValueError, UnsafeSettings, Unavailable, NotFound) as error:
        sys.exit(str(error))
    print(f"{phone_number} is free: any workspace can add it.")


if __name__ == "__main__":
    main()
