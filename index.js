'use strict';

// The core that the nodes use, for programs: const { openBase, openCentre, enrol } = require('n8n-nodes-sessions-planning');
module.exports = require('./dist/core/index.js');
