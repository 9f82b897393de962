import AppLayoutToolbar from '@cloudscape-design/components/app-layout-toolbar'
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group'
import { useStore } from '@nanostores/react'
import { Suspense, useEffect, useState } from 'react'
import type { Session } from '../aws/session.ts'
import { Waiting } from '../parts/skeleton.tsx'
import { follow } from '../router/follow.ts'
import { $place, hrefOf } from '../router/location.ts'
import { CallsPanel } from './calls-panel.tsx'
import { ErrorEdge } from './error-edge.tsx'
import { findPage } from './find-page.ts'
import { Navigation } from './navigation.tsx'
import { NotFound } from './not-found.tsx'
import { Notices } from './notices.tsx'
import { TopBar } from './top-bar.tsx'
import { usePage } from './use-page.tsx'

/** The console around a page: bar, navigation, breadcrumbs, messages, the panel *API calls*. */
export function Frame({ session }: { session: Session }) {
  const { path } = useStore($place)
  const [navigation, setNavigation] = useState(() => window.innerWidth >= 900)
  const [drawer, setDrawer] = useState<string | null>(null)
  const found = findPage(path)
  const Component = usePage(found?.page)
  const crumbs = found ? crumbsOf(found) : []

  useEffect(() => {
    document.title = `${found?.page.title ?? 'Not found'} · ${found?.service.name ?? 'Practice console'} · First Line`
  }, [found?.page.title, found?.service.name])

  return (
    <>
      <div id="fl-top">
        <TopBar session={session} global={found?.service.global ?? true} />
      </div>
      <AppLayoutToolbar
        headerSelector="#fl-top"
        ariaLabels={{
          navigation: 'Service navigation',
          navigationClose: 'Close navigation',
          navigationToggle: 'Open navigation',
          notifications: 'Messages',
          drawers: 'Panels',
        }}
        navigationHide={!found || found.service.navigation.length === 0}
        navigation={found && <Navigation service={found.service} path={path} />}
        navigationOpen={navigation}
        onNavigationChange={({ detail }) => setNavigation(detail.open)}
        toolsHide
        breadcrumbs={
          crumbs.length > 1 && (
            <BreadcrumbGroup
              ariaLabel="Breadcrumbs"
              items={crumbs.map(({ text, to }) => ({ text, href: hrefOf(to) }))}
              onFollow={follow}
            />
          )
        }
        notifications={<Notices />}
        stickyNotifications
        drawers={[
          {
            id: 'calls',
            content: <CallsPanel />,
            trigger: { iconName: 'script' },
            resizable: true,
            defaultSize: 400,
            ariaLabels: {
              drawerName: 'API calls',
              triggerButton: 'API calls',
              closeButton: 'Close API calls',
              resizeHandle: 'Resize',
            },
          },
        ]}
        activeDrawerId={drawer}
        onDrawerChange={({ detail }) => setDrawer(detail.activeDrawerId)}
        content={
          <ErrorEdge key={path}>
            <Suspense fallback={<Waiting lines={4} />}>
              {Component && found ? <Component key={path} params={found.params} /> : <NotFound path={path} />}
            </Suspense>
          </ErrorEdge>
        }
      />
    </>
  )
}

function crumbsOf({ service, page, params }: NonNullable<ReturnType<typeof findPage>>) {
  const first = service.pages[0]
  const root = first ? [{ text: service.name, to: first.pattern }] : []
  // A service's first page may have two addresses.
  if (page.title === first?.title) return root
  return [...root, ...(page.crumbs?.(params) ?? [{ text: page.title, to: page.pattern }])]
}
