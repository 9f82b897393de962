/** What runs in Node alone: real files, real network. */
export { definedEnv, nodeFiles, nodeMachine, nodeTransport } from './machine.ts'
