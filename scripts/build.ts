/** Builds what is stale: today the site alone; everything else runs from its source. */
import { run } from './run.ts'
import { type Build, buildIfStale } from './stale.ts'

const site: Build = {
  name: 'site',
  inputs: [
    'site/{src,public,testing}/**/*',
    'site/*.{ts,mjs,json}',
    'labs/**/*.{ts,mdx,yaml,json,svg}',
    'packages/{console,shell,aws-api,policy}/**/*.{ts,tsx,css,json}',
    'checker/src/contract.ts',
    'package-lock.json',
  ],
  exclude: ['**/node_modules', '**/dist', '**/*.test.ts', '**/.astro'],
  output: 'site/dist/index.html',
  async run() {
    const built = await run('npm', ['run', '--silent', 'build', '--workspace', 'site'], {
      env: { CI: '1', ASTRO_TELEMETRY_DISABLED: '1' },
    })
    if (built.status !== 0) throw new Error(`The site did not build:\n${built.output}`)
  },
}

/** Every build, in order; says what it does only where there is something to do. */
export async function buildAll(): Promise<void> {
  const began = performance.now()
  if (await buildIfStale(site)) console.log(`Built the site in ${((performance.now() - began) / 1000).toFixed(1)} s.`)
}

if (import.meta.main) {
  await buildAll().catch((error: Error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
