const { describeFitness } = require('archfit/jest');

describeFitness('architecture', { config: 'open.config.yaml' });
