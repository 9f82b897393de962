/** Finds a browser for the tests: one on the PATH, else Playwright's own, else says how to get one. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './run.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'msedge']
const usual = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Path of a Chromium that is installed on this machine, if there is one. */
export function onThePath(path = process.env.PATH ?? ''): string | undefined {
  if (process.env.FIRST_LINE_BROWSER) return process.env.FIRST_LINE_BROWSER
  const places = path.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  return [...places, ...usual].find((place) => existsSync(place))
}

/**
 * Makes sure that a browser is there. Answers its path, or undefined where Playwright's own is used.
 * @throws with a sentence on how to get one
 */
export async function ensureBrowser(): Promise<string | undefined> {
  const found = onThePath()
  if (found) return found
  const { chromium } = await import('playwright')
  if (existsSync(chromium.executablePath())) return undefined
  console.log("No Chromium on the PATH; getting Playwright's own …")
  const installed = await run('playwright', ['install', 'chromium-headless-shell', 'chromium'], { show: true })
  if (installed.status === 0) return undefined
  throw new Error(
    'The browser tests need Chromium and could not download one. Install it (Debian, Ubuntu: apt-get install chromium; macOS: brew install --cask chromium), or set FIRST_LINE_BROWSER to the path of one, and run the tests again.',
  )
}
