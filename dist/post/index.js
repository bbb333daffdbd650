/******/ (function () { // webpackBootstrap
/******/ 	"use strict";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = require("node:fs");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = require("node:path");
;// CONCATENATED MODULE: ./src/post.ts


/*
 * Runs when the job is done, also where it failed or was cancelled: removes the folders of steps that were ended before
 * they could do so. A runner has one job at a time, and its temporary folder is that job's alone.
 */
const { RUNNER_TEMP: temporary = '' } = process.env;
const entries = temporary === '' ? [] : (0,external_node_fs_namespaceObject.readdirSync)(temporary, { withFileTypes: true });
const folders = entries
    .filter((entry) => entry.isDirectory() && /^repull-(?:delivery|render)-\w+$/.test(entry.name))
    .map(({ name }) => (0,external_node_path_namespaceObject.join)((0,external_node_fs_namespaceObject.realpathSync)(temporary), name));
if (folders.length > 0)
    endIn(folders);
for (const folder of folders)
    (0,external_node_fs_namespaceObject.rmSync)(folder, { recursive: true, force: true, maxRetries: 3 });
/**
 * A step that was killed could not end what it had started: git in its folder, with a token in its environment. Where the
 * system has no /proc, the runner itself ends such processes, which it knows by RUNNER_TRACKING_ID.
 */
function endIn(folders) {
    for (const pid of (0,external_node_fs_namespaceObject.existsSync)('/proc') ? (0,external_node_fs_namespaceObject.readdirSync)('/proc') : []) {
        const folder = workingFolder(pid);
        if (folders.includes(folder) || folders.includes((0,external_node_path_namespaceObject.dirname)(folder)))
            process.kill(Number(pid), 'SIGKILL');
    }
}
/** Empty for a process that is gone or another user's, and for what is none. */
function workingFolder(pid) {
    try {
        return /^[0-9]+$/.test(pid) ? (0,external_node_fs_namespaceObject.readlinkSync)(`/proc/${pid}/cwd`) : '';
    }
    catch {
        return '';
    }
}

module.exports = __webpack_exports__;
/******/ })()
;