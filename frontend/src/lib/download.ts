/** Save a file on this device. */
export function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  // The browser may read it only a moment later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
