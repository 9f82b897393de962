import { createContext } from 'react'
import type { ConsoleService } from './services.ts'

/** The list of services, for pages: they are part of it, and may not import it. */
export const ServicesContext = createContext<readonly ConsoleService[]>([])
