/** Diagrams that an author drew: read from the module's folder when the page is built, and made safe to stand in it. */
import { AstroError } from 'astro/errors'

/**
 * Vite finds them wherever a build is begun, and a drawing that changes is drawn again. Astro's own `root` would do as well,
 * but whoever imports it imports every page, and gets the styles of all of them.
 */
const drawings = import.meta.glob<string>(['../../../labs/modules/*/*.svg', '../../testing/modules/*/*.svg'], {
  query: '?raw',
  import: 'default',
  eager: true,
})
/** Where a module's folder may be. */
const folders = ['../../../labs/modules', '../../testing/modules']

export interface Drawing {
  /** markup of the `<svg>`, drawn for 720 */
  readonly wide: string
  /** the same for 340, where the author drew it: `name.narrow.svg` */
  readonly narrow: string | undefined
}

/** @param src as the author wrote it: `./evaluation.svg` */
export function readDrawing(module: string, src: string, alt: string): Drawing {
  const name = src.replace(/^\.\//, '')
  const wide = drawingOf(module, name)
  if (wide === undefined) {
    throw new AstroError(
      `<Diagram src="${src}">: there is no such file in the folder of ${module}.`,
      `Put ${name} beside lesson.mdx, and ${name.replace(/\.svg$/, '.narrow.svg')} for narrow pages.`,
    )
  }
  const narrow = drawingOf(module, name.replace(/\.svg$/, '.narrow.svg'))
  const id = `${module}-${name.replace(/\.svg$/, '')}`
  return {
    wide: placed(wide, `${id}-w`, src, alt, narrow === undefined ? '' : 'wide'),
    narrow: narrow === undefined ? undefined : placed(narrow, `${id}-n`, src, alt, 'narrow'),
  }
}

function drawingOf(module: string, name: string): string | undefined {
  return folders.map((folder) => drawings[`${folder}/${module}/${name}`]).find((svg) => svg !== undefined)
}

const forbidden: readonly (readonly [RegExp, string])[] = [
  [/<script\b/i, 'has a <script>'],
  [/\son[a-z]+\s*=/i, 'has a handler such as onclick'],
  [/(?:href|src)\s*=\s*["'](?!#)/i, 'refers to another file'],
  [/<style\b/i, 'has a <style>: the classes of site/src/styles/diagram.css give the colours'],
  [
    /(?:fill|stroke)\s*=\s*["']#/i,
    'has a colour written in: in the dark it would vanish. Use the classes of site/src/styles/diagram.css',
  ],
]

/** The drawing as it stands in the page: with its name, ids of its own, and the house’s class. */
export function placed(svg: string, id: string, src: string, alt: string, which: string): string {
  const fault = forbidden.find(([pattern]) => pattern.test(svg))
  if (fault) throw new AstroError(`<Diagram src="${src}">: the drawing ${fault[1]}.`)
  const box = /<svg\b[^>]*\bviewBox="([^"]+)"/.exec(svg)?.[1]
  if (box === undefined)
    throw new AstroError(`<Diagram src="${src}">: the drawing has no viewBox, so it cannot be scaled.`)
  const inside = svg
    .slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'))
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<title\b[\s\S]*?<\/title>|<desc\b[\s\S]*?<\/desc>/g, '')
    .replace(/\bid="([^"]+)"/g, `id="${id}-$1"`)
    .replace(/url\(#([^)]+)\)/g, `url(#${id}-$1)`)
    .replace(/href="#([^"]+)"/g, `href="#${id}-$1"`)
  const name = alt
    .replace(/\s+/g, ' ')
    .trim()
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
  return `<svg class="dia ${which}" viewBox="${box}" role="img" aria-label="${name}">${inside}</svg>`
}
