/** The package's vocabulary. Functions are in `index.ts`. */
export * from './types/decision.ts'
export * from './types/document.ts'
export * from './types/explanation.ts'
export * from './types/finding.ts'
export * from './types/request.ts'
