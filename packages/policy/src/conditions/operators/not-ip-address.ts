import { negate } from '../operator.ts'
import { ipAddress } from './ip-address.ts'

export const notIpAddress = negate('NotIpAddress', ipAddress)
