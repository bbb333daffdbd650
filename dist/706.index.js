"use strict";
exports.id = 706;
exports.ids = [706];
exports.modules = {

/***/ 9706:
/***/ (function (__unused_webpack_module, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   baseOf: () => (/* binding */ baseOf),
/* harmony export */   matcher: () => (/* binding */ matcher)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4006);
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(picomatch__WEBPACK_IMPORTED_MODULE_0__);

/** The folder that a pattern starts from; undefined for what is no pattern. */
function baseOf(entry) {
    const { isGlob, base } = picomatch__WEBPACK_IMPORTED_MODULE_0___default().scan(entry);
    if (!isGlob)
        return undefined;
    return base === '' ? '.' : base;
}
/** A test for paths: does one of the patterns match? */
function matcher(patterns) {
    return picomatch__WEBPACK_IMPORTED_MODULE_0___default()(patterns, { dot: true, posix: true });
}


/***/ })

};
;