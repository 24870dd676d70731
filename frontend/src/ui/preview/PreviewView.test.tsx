import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Preview } from "@/lib/preview.ts";
import { loadTexts } from "@/lib/texts/index.ts";
import type { UsePicture } from "./PagePicture.tsx";
import { PreviewView } from "./PreviewView.tsx";

const page = { number: 3, width: 595, height: 842, picture: "/page?number=3" };
const text = [
  { text: "Before. ", is_within: false, is_marked: false },
  { text: "30 days", is_within: true, is_marked: true },
];

const nothing = () => {};
const useAny: UsePicture = (path) => ({ address: `${path}&ticket`, isRefused: false, onError: nothing });
const useNone: UsePicture = (path) => ({ ...useAny(path), isRefused: true });

function shown(preview: Partial<Preview>, usePicture = useAny) {
  return render(<PreviewView preview={{ table: null, text: [], pages: [], ...preview }} usePicture={usePicture} />);
}

beforeAll(loadTexts);
beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
});
afterEach(cleanup);

it("shows a page with its marks, the first of them in sight, and what was read there", () => {
  const box = { left: 0.1, top: 0.2, right: 0.4, bottom: 0.3 };
  const { container } = shown({ pages: [{ ...page, boxes: [box] }], text });
  const picture = screen.getByRole("img", { name: "Page 3 as it looks, with the words marked" });
  expect(picture.getAttribute("src")).toBe("/page?number=3&ticket");
  const mark = container.querySelector<HTMLElement>("[data-mark]");
  expect([mark?.style.left, mark?.style.top]).toEqual(["10%", "20%"]);
  fireEvent.load(picture);
  expect(Element.prototype.scrollIntoView).toHaveBeenCalledOnce();
  expect(container.querySelector("mark")?.textContent).toBe("30 days");
});

it("says when a page can't be shown, and tries again", () => {
  shown({ pages: [{ ...page, boxes: [] }], text }, useNone);
  expect(screen.queryByRole("img")).toBeNull();
  expect(screen.getByText(/Page 3 could not be shown/)).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(screen.getByText("30 days")).toBeDefined();
});

it("shows a table with the marked cells and the rows around", () => {
  const rows = [
    { place: "A2:B2", cells: ["1", "R$ 90"], is_within: false, marked: [] },
    { place: "A3:B3", cells: ["2", "R$ 120"], is_within: true, marked: [1] },
  ];
  const { container } = shown({ table: { title: "Sale", sheet: "Shoes", header: ["SKU", "Price"], rows } });
  expect(screen.getByRole("table", { name: "Shoes · Sale" })).toBeDefined();
  expect([...container.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual(["R$ 120"]);
  expect(screen.getByRole("rowheader", { name: "A3:B3" })).toBeDefined();
});
