/**
 * Zod tries `new Function` to see whether it may compile its schemas. Under our content security policy that is
 * caught, and still reported as a violation. This says beforehand that it may not. Import it before any schema.
 */
const scope = globalThis as { __zod_globalConfig?: { jitless?: boolean } }
scope.__zod_globalConfig = { ...scope.__zod_globalConfig, jitless: true }

export {}
