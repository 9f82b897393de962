/**
 * The shell's JMESPath asks Node for one random number, when its cache of expressions is full. A browser has no
 * node:crypto, and Vite's stand-in would throw at that moment; this one answers.
 */
import type { Plugin } from 'vite'

const shim = '\0node-crypto-for-jmespath'

export function webCryptoForJmespath(): Plugin {
  return {
    name: 'first-line:web-crypto-for-jmespath',
    enforce: 'pre',
    resolveId(id, importer) {
      return id === 'node:crypto' && importer?.includes('lambda-powertools/jmespath') ? shim : undefined
    },
    load(id) {
      if (id !== shim) return undefined
      return 'export const randomInt = (from, below) => from + Math.floor(Math.random() * (below - from))'
    },
  }
}
