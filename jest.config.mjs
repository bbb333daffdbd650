/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/.tools/', '<rootDir>/out/'],
  moduleNameMapper: { '^(\\.{1,2}/.+)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true, diagnostics: false }] },
  globalSetup: '<rootDir>/__tests__/support/posix.mjs',
  reporters: ['default', '<rootDir>/__tests__/support/left-out.mjs'],
  maxWorkers: '100%',
  // For what hangs: the longest test takes a tenth of it, and a machine may have much else to do.
  testTimeout: 300_000
}
