"""The inbox in a browser, as people use it."""

import re

from playwright.sync_api import Page, expect


def open_chat(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Chats").get_by_role("link", name=re.compile(name)).first.click()
    expect(page.get_by_role("heading", name=name, level=2)).to_be_visible()


def said(page: Page, text: str, author: str = "") -> None:
    """See that the conversation shows a message, by this author."""
    messages = page.get_by_role("log").get_by_role("article", name=author or None)
    expect(messages.filter(has_text=text).first).to_be_visible()


def write(page: Page, text: str) -> None:
    page.get_by_label("Your message").fill(text)
    page.get_by_label("Your message").press("Enter")
