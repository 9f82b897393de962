/**
 * The fixtures of every journey: a workshop of its own, and a page on which nothing may go wrong unseen. An exception in
 * the page, a breach of its content security policy or a request to anybody else fails the test.
 */
import { test as base, expect, type Page } from 'playwright/test'
import { Workshop } from './server.ts'

interface Fixtures {
  workshop: Workshop
  /** Faults that a journey expects: its page is cut from the network, say. */
  forgive: (pattern: RegExp) => void
  watch: (page: Page) => void
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from the pattern
  workshop: async ({}, use) => {
    await using workshop = new Workshop(['workshop.test'])
    await workshop.start()
    await use(workshop)
  },
  watch: async ({ workshop, forgive: _ }, use, info) => {
    const faults: string[] = []
    await use((page) => {
      page.on('pageerror', (error) => faults.push(`exception: ${error.message}`))
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(`console: ${message.text()}`)
      })
      page.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url())
        const ours = ['127.0.0.1', 'localhost', 'workshop.test'].includes(hostname) || !protocol.startsWith('http')
        if (!ours) faults.push(`a request to ${hostname}`)
      })
    })
    const forgiven = patterns.get(info.testId) ?? []
    const left = faults.filter((fault) => !forgiven.some((pattern) => pattern.test(fault)))
    expect(left, `nothing goes wrong unseen at ${workshop.url}`).toEqual([])
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from the pattern
  forgive: async ({}, use, info) => {
    patterns.set(info.testId, [])
    await use((pattern) => patterns.get(info.testId)?.push(pattern))
    patterns.delete(info.testId)
  },
  page: async ({ page, watch }, use) => {
    watch(page)
    await use(page)
  },
})

const patterns = new Map<string, RegExp[]>()

export { expect }
