/**
 * `npm run pictures [-- --out DIR] [--console PART]`: a picture of every page, light and dark, wide and narrow, and the one
 * in the README, made from the workshop as it runs. Look at them. `--console /iam/users`: of those pages of the console alone.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, chromium, type Page } from 'playwright/test'
import { buildAll } from '../scripts/build.ts'
import { consolePictures } from './console-pictures.ts'
import { Workshop } from './server.ts'
import { Terminal } from './terminal.ts'

const root = join(import.meta.dirname, '..')
const { values } = parseArgs({ options: { out: { type: 'string' }, console: { type: 'string' } } })
const out = values.out ?? join(root, '.cache/pictures')
const readme = join(root, 'docs/pictures')

const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess'
const views = [
  { name: 'wide-light', width: 1440, height: 900, colorScheme: 'light' },
  { name: 'wide-dark', width: 1440, height: 900, colorScheme: 'dark' },
  { name: 'narrow-light', width: 390, height: 844, colorScheme: 'light' },
  { name: 'narrow-dark', width: 390, height: 844, colorScheme: 'dark' },
] as const
const paths = { home: '/', module: '/modules/06-users/', glossary: '/glossary/', lost: '/nowhere' }

/** A workshop in the middle of its work: one step passed, the other not quite. */
async function work(page: Page): Promise<void> {
  const terminal = new Terminal(page)
  await terminal.type('aws iam create-user --user-name mara')
  await page.locator('[data-step=create-user] > [data-state=passed]').waitFor()
  await terminal.type(
    'aws iam attach-user-policy --user-name mara --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
  )
  await page.locator('[data-step=give-administrator] > [data-state=failed]').waitFor()
}

async function picturesOf(browser: Browser, url: string): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(`${url}${paths.module}`)
  await work(page)
  for (const { name, width, height, colorScheme } of views) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const [title, path] of Object.entries(paths)) {
      await page.goto(url + path)
      await page.waitForTimeout(1200)
      await page.screenshot({ path: join(out, `${title}-${name}.png`), fullPage: title !== 'module' })
    }
    await page.goto(`${url}${paths.module}#give-administrator`)
    await page.waitForTimeout(1200)
    await page.screenshot({ path: join(out, `step-${name}.png`) })
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.goto(`${url}${paths.module}`)
  await new Terminal(page).type(`aws iam attach-user-policy --user-name mara --policy-arn ${administrator}`)
  await page.locator('[data-step=give-administrator] > [data-state=passed]').waitFor()
  await page.locator('#give-administrator').scrollIntoViewIfNeeded()
  await page.screenshot({ path: join(readme, 'module.png') })
  await context.close()
}

await buildAll()
mkdirSync(out, { recursive: true })
mkdirSync(readme, { recursive: true })
await using workshop = new Workshop()
await workshop.start()
const executablePath = process.env.FIRST_LINE_BROWSER ?? (await import('../scripts/browser.ts')).onThePath()
const browser = await chromium.launch({
  args: ['--no-sandbox', '--disable-gpu'],
  ...(executablePath ? { executablePath } : {}),
})
try {
  if (values.console === undefined) await picturesOf(browser, workshop.url)
  await consolePictures(browser, workshop, out, values.console)
  console.log(`Pictures are in ${out}, the README's in ${readme}.`)
} finally {
  await browser.close()
}
