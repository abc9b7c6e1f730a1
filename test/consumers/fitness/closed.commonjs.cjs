const { describeFitness } = require('archfit/jest');

describeFitness('architecture');
