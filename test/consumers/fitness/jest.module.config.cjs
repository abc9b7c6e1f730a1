module.exports = { testMatch: ['**/*.module.mjs'], injectGlobals: false, transform: {} };
