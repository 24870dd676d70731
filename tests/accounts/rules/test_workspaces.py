"""Who may do what."""

from common.accounts.rules.workspaces import Permission, Role, may


def test_members_read_and_write_and_admins_may_do_everything() -> None:
    assert all(may(Role.ADMIN, permission) for permission in Permission)
    assert may(Role.MEMBER, Permission.WRITE_CHATS)
    assert not may(Role.MEMBER, Permission.MANAGE_MEMBERS)
