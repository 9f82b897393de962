import { I18nProvider } from '@cloudscape-design/components/i18n'
import messages from '@cloudscape-design/components/i18n/messages/all.en'
import { useStore } from '@nanostores/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { $session } from './aws/session.ts'
import { Frame } from './frame/frame.tsx'
import { Leaving } from './frame/leaving.tsx'
import { $place } from './router/location.ts'
import { services } from './services.ts'
import { ServicesContext } from './services-context.ts'

export const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 30_000, refetchOnWindowFocus: false, gcTime: 10 * 60_000 } },
})

const SignIn = lazy(() => import('./pages/sign-in/sign-in-page.tsx'))
const Consent = lazy(() => import('./pages/sign-in/consent-page.tsx'))
const SignInAgain = lazy(() => import('./pages/sign-in/sign-in-again.tsx'))
const WhyPanel = lazy(async () => ({ default: (await import('./frame/why-panel.tsx')).WhyPanel }))

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <I18nProvider locale="en" messages={[messages]}>
        <ServicesContext value={services}>
          <Suspense fallback={null}>
            <Door />
          </Suspense>
        </ServicesContext>
      </I18nProvider>
    </QueryClientProvider>
  )
}

/** Sign-in, or the console; what stands above both. */
function Door() {
  const session = useStore($session)
  const { path } = useStore($place)
  if (!session || path === '/signin') return <SignIn />
  if (path === '/oauth/authorize') return <Consent session={session} />
  return (
    <>
      <Frame key={session.arn} session={session} />
      <Leaving />
      <Suspense fallback={null}>
        <WhyPanel />
        <SignInAgain />
      </Suspense>
    </>
  )
}
