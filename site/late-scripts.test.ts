import { describe, expect, it } from 'vitest'
import { withLateScripts } from './late-scripts.ts'

const page = (scripts: string) => `<html><head>${scripts}</head><body><p>words</p></body></html>`

describe('scripts that wait for the first paint', () => {
  it('become a list, each named once, at the end of the page', () => {
    const html = withLateScripts(
      page('<script type="module" src="/a.js"></script><script type="module" src="/b.js"></script>').replace(
        '<p>',
        '<script type="module" src="/a.js"></script><p>',
      ),
    )
    expect(html).not.toContain('type="module"')
    expect(html).toContain('<script type="application/json" id="late-scripts">["/a.js","/b.js"]</script>')
    expect(html.indexOf('late-scripts')).toBeGreaterThan(html.indexOf('words'))
  })

  it('are not those that stand in the page itself, nor those that are no modules', () => {
    const html = page('<script type="module">one()</script><script src="/classic.js"></script>')
    expect(withLateScripts(html)).toBe(html)
  })

  it('are asked for by the same words on every page, which the content security policy names once', () => {
    const loaderOf = (src: string) =>
      /<script>[\s\S]*?<\/script>/.exec(withLateScripts(page(`<script type="module" src="${src}"></script>`)))?.[0]
    expect(loaderOf('/a.js')).toBeDefined()
    expect(loaderOf('/a.js')).toBe(loaderOf('/b.js'))
  })
})
