/** What build this is: a page that was made by another one offers a reload. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** From the home page, whose assets carry hashes of their contents: it changes whenever the site does. */
export async function buildVersion(siteDir: string): Promise<string> {
  try {
    const page = await readFile(join(siteDir, 'index.html'))
    return createHash('sha256').update(page).digest('hex').slice(0, 12)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return 'not-built'
    throw cause
  }
}
