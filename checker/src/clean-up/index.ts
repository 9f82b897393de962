export { findLeftovers } from './find-leftovers.ts'
export { type Leftover, type Leftovers, leftovers } from './leftovers.ts'
export { told } from './told.ts'
