/******/ (function () { // webpackBootstrap
/******/ 	"use strict";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = require("node:fs");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = require("node:path");
;// CONCATENATED MODULE: ./src/post.ts


/*
 * Runs when the job is done, also where it failed or was cancelled: removes the folder of a delivery whose step did not get
 * to do so. The state is what the step saved with core.saveState.
 */
const { STATE_folder: folder = '', RUNNER_TEMP: temporary = '' } = process.env;
if ((0,external_node_path_namespaceObject.basename)(folder).startsWith('repull-delivery-') && temporary !== '' && (0,external_node_fs_namespaceObject.existsSync)(folder)) {
    const isInside = (0,external_node_path_namespaceObject.dirname)((0,external_node_fs_namespaceObject.realpathSync)(folder)) === (0,external_node_fs_namespaceObject.realpathSync)(temporary);
    if (isInside)
        (0,external_node_fs_namespaceObject.rmSync)(folder, { recursive: true, force: true, maxRetries: 3 });
}

module.exports = __webpack_exports__;
/******/ })()
;