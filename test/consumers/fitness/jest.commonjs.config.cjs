module.exports = { testMatch: ['**/*.commonjs.cjs'], transform: {} };
