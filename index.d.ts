// For our own tools, which call index.js before dist/ is built; the package's types are those of dist/ (package.json, `exports`).
export * from './core/index';
