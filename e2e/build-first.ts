/** Before the first journey: Playwright calls what a set-up exports by default. */
export { buildAll as default } from '../scripts/build.ts'
