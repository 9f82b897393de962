import { defaultHash } from '../environment.ts'
import { storeContract } from '../testing/store-contract.ts'
import { memoryStore } from './memory.ts'

storeContract('memory', { open: async () => memoryStore({ hash: defaultHash }) })
