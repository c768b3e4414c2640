export const pageScheme = 'app'
export const pageHost = 'mondrian'

/** Where the app's own page comes from. */
export const pageOrigin = `${pageScheme}://${pageHost}`
