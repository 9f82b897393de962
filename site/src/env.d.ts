/// <reference types="astro/client" />

interface ImportMetaEnv {
  /** modules for tests are part of the build: set by astro.config.ts from FIRST_LINE_FIXTURES */
  readonly FIXTURES: boolean
}
