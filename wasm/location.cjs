'use strict';

exports.wasmFolder = __dirname;
