/** A link behind a denial, in the page: the page opens what decided. */

/** Links of this form are the page's own. */
export const WHY_LINK = 'first-line:why/'

/** The address for a request, by the id that the service's answer carried. */
export const whyLink = (requestId: string): string => `${WHY_LINK}${encodeURIComponent(requestId)}`
