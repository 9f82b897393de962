import mdx from '@astrojs/mdx'
import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'
import { firstStylesOnly } from './first-styles-only.ts'
import { inlineStyles } from './inline-styles.ts'
import { lateScripts } from './late-scripts.ts'
import { pagefind } from './pagefind.ts'
import { zodWithoutEval } from './zod-without-eval.ts'

// The workshop tells nobody that it is built or used.
process.env.ASTRO_TELEMETRY_DISABLED = '1'

/** Where the checker listens while `npm run dev` serves the pages. */
const api = process.env.FIRST_LINE_API ?? 'http://127.0.0.1:4321'

/** Where `npm run dev` listens for the page's own connection: the checker stands before everything else. */
const hotReloadPort = Number(process.env.FIRST_LINE_HOT_RELOAD_PORT ?? 0)

/** Modules for tests become part of the site, which then goes elsewhere. */
const fixtures = process.env.FIRST_LINE_FIXTURES === '1'

export default defineConfig({
  output: 'static',
  outDir: fixtures ? '.cache/dist-with-fixtures' : 'dist',
  trailingSlash: 'always',
  build: { format: 'directory', assets: '_astro' },
  devToolbar: { enabled: false },
  prefetch: false,
  // Colour is a verdict in this house: code has none, and the pages carry no highlighter.
  markdown: { syntaxHighlight: false },
  integrations: [
    starlight({
      title: 'First Line',
      favicon: '/mark.svg',
      customCss: [
        './src/styles/fonts.css',
        './src/styles/tokens.css',
        './src/styles/reference.css',
        './src/styles/starlight.css',
      ],
      expressiveCode: false,
      pagefind: false,
      credits: false,
      pagination: false,
      disable404Route: true,
      components: {
        Header: './src/components/reference-header.astro',
        ThemeProvider: './src/components/before-first-paint.astro',
        Head: './src/components/reference-head.astro',
        ThemeSelect: './src/components/nothing.astro',
        MobileMenuFooter: './src/components/nothing.astro',
        // The header's own menu has these pages.
        MobileMenuToggle: './src/components/nothing.astro',
      },
      sidebar: [{ label: 'Reference', items: ['about', 'glossary', { label: 'Policy explorer', link: '/explorer/' }] }],
    }),
    mdx({ optimize: true }),
    firstStylesOnly(['console/index.html']),
    inlineStyles({ except: ['console/'] }),
    lateScripts({ except: ['console/'] }),
    pagefind(),
  ],
  vite: {
    define: { 'import.meta.env.FIXTURES': JSON.stringify(fixtures) },
    build: {
      // light-dark(), nesting and :has() as written: all are Baseline, and a polyfilled light-dark() would break the theme switch.
      cssTarget: ['chrome123', 'firefox121', 'safari17.5', 'ios17.5'],
      // Nothing becomes an inline script or a data: URL, so that the content security policy stays short.
      assetsInlineLimit: 0,
      rolldownOptions: {
        onwarn(warning, warn) {
          // Astro's own directive in every MDX page; it has done its work by then.
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning)
        },
      },
    },
    plugins: [zodWithoutEval()],
    worker: { format: 'es', plugins: () => [zodWithoutEval()] },
    optimizeDeps: { rolldownOptions: { plugins: [zodWithoutEval()] } },
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              // What every page brings, in one file: thirty small ones are thirty waits on a slow network.
              codeSplitting: {
                groups: [
                  {
                    name: 'every-page',
                    test: /\/site\/src\/(api|components|live|settings|stores|step\/(clock|announce)|words\/(en|index))/,
                    minShareCount: 3,
                    maxModuleSize: 30_000,
                  },
                ],
              },
            },
          },
        },
      },
    },
    server: {
      ...(hotReloadPort > 0 && { hmr: { clientPort: hotReloadPort } }),
      proxy: { '/api': { target: api, changeOrigin: false } },
    },
  },
})
