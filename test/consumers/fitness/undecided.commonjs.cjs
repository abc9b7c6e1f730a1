const { describeFitness } = require('archfit/jest');

describeFitness('architecture', { config: 'broken.config.yaml' });
