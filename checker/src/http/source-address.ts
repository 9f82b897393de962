/** The address that an account's record shows for a request of the page. */
import { attackerAddress } from '@first-line/labs'
import type { FastifyRequest } from 'fastify'
import { machineHeader } from '../contract.ts'

/**
 * The attacker's machine is a tab of the same page. On the record it has an address of its own, as it would on AWS:
 * labs tell by it who played the attacker. It is the learner's own record, so a page that lies fools itself alone.
 */
export const sourceAddress = (request: FastifyRequest): string =>
  request.headers[machineHeader] === 'attacker' ? attackerAddress : request.ip
