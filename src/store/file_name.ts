const FILE = /^(?:[a-z0-9][a-z0-9-]{0,39}\/)?[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;

/**
 * Whether a file of an entry may have that name: "manifest.json", "settings/tree.tar.zst.age".
 * Readers and writers build no path from anything else, whoever wrote the name.
 */
export function isFileName(name: string): boolean {
  return FILE.test(name);
}
