/**
 * Firefox as it is installed: Debian's package, or anybody's. Playwright drives a Firefox of its own making alone; Puppeteer
 * drives this one over WebDriver BiDi.
 */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import puppeteer, { type Browser } from 'puppeteer-core'

const usual = ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:/Program Files/Mozilla Firefox/firefox.exe']

/** FIRST_LINE_FIREFOX, or one that is installed; undefined where there is none. */
export function findFirefox(): string | undefined {
  if (process.env.FIRST_LINE_FIREFOX) return process.env.FIRST_LINE_FIREFOX
  const folders = (process.env.PATH ?? '').split(delimiter)
  return [...folders.flatMap((folder) => ['firefox', 'firefox-esr'].map((name) => join(folder, name))), ...usual].find(
    (path) => existsSync(path),
  )
}

export function openFirefox(executablePath: string): Promise<Browser> {
  return puppeteer.launch({
    ...{ browser: 'firefox', executablePath, headless: true },
    // It asks nobody anything: no updates, no telemetry, no check for a way to the internet.
    extraPrefsFirefox: {
      'app.normandy.enabled': false,
      'app.update.auto': false,
      'browser.safebrowsing.downloads.remote.enabled': false,
      'browser.safebrowsing.malware.enabled': false,
      'browser.safebrowsing.phishing.enabled': false,
      'datareporting.healthreport.uploadEnabled': false,
      'datareporting.policy.dataSubmissionEnabled': false,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'toolkit.telemetry.enabled': false,
    },
  })
}
