export * from './http.ts'
export * from './model.ts'
export * from './services.ts'
