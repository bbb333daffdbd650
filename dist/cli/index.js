import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 4006:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const pico = __nccwpck_require__(8016);
const utils = __nccwpck_require__(4059);

function picomatch(glob, options, returnState = false) {
  // default to os.platform()
  if (options && (options.windows === null || options.windows === undefined)) {
    // don't mutate the original options object
    options = { ...options, windows: utils.isWindows() };
  }

  return pico(glob, options, returnState);
}

Object.assign(picomatch, pico);
module.exports = picomatch;


/***/ }),

/***/ 5595:
/***/ ((module) => {



const WIN_SLASH = '\\\\/';
const WIN_NO_SLASH = `[^${WIN_SLASH}]`;

const DEFAULT_MAX_EXTGLOB_RECURSION = 0;

/**
 * Posix glob regex
 */

const DOT_LITERAL = '\\.';
const PLUS_LITERAL = '\\+';
const QMARK_LITERAL = '\\?';
const SLASH_LITERAL = '\\/';
const ONE_CHAR = '(?=.)';
const QMARK = '[^/]';
const END_ANCHOR = `(?:${SLASH_LITERAL}|$)`;
const START_ANCHOR = `(?:^|${SLASH_LITERAL})`;
const DOTS_SLASH = `${DOT_LITERAL}{1,2}${END_ANCHOR}`;
const NO_DOT = `(?!${DOT_LITERAL})`;
const NO_DOTS = `(?!${START_ANCHOR}${DOTS_SLASH})`;
const NO_DOT_SLASH = `(?!${DOT_LITERAL}{0,1}${END_ANCHOR})`;
const NO_DOTS_SLASH = `(?!${DOTS_SLASH})`;
const QMARK_NO_DOT = `[^.${SLASH_LITERAL}]`;
const STAR = `${QMARK}*?`;
const SEP = '/';

const POSIX_CHARS = {
  DOT_LITERAL,
  PLUS_LITERAL,
  QMARK_LITERAL,
  SLASH_LITERAL,
  ONE_CHAR,
  QMARK,
  END_ANCHOR,
  DOTS_SLASH,
  NO_DOT,
  NO_DOTS,
  NO_DOT_SLASH,
  NO_DOTS_SLASH,
  QMARK_NO_DOT,
  STAR,
  START_ANCHOR,
  SEP
};

/**
 * Windows glob regex
 */

const WINDOWS_CHARS = {
  ...POSIX_CHARS,

  SLASH_LITERAL: `[${WIN_SLASH}]`,
  QMARK: WIN_NO_SLASH,
  STAR: `${WIN_NO_SLASH}*?`,
  DOTS_SLASH: `${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$)`,
  NO_DOT: `(?!${DOT_LITERAL})`,
  NO_DOTS: `(?!(?:^|[${WIN_SLASH}])${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
  NO_DOT_SLASH: `(?!${DOT_LITERAL}{0,1}(?:[${WIN_SLASH}]|$))`,
  NO_DOTS_SLASH: `(?!${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
  QMARK_NO_DOT: `[^.${WIN_SLASH}]`,
  START_ANCHOR: `(?:^|[${WIN_SLASH}])`,
  END_ANCHOR: `(?:[${WIN_SLASH}]|$)`,
  SEP: '\\'
};

/**
 * POSIX Bracket Regex
 */

const POSIX_REGEX_SOURCE = {
  __proto__: null,
  alnum: 'a-zA-Z0-9',
  alpha: 'a-zA-Z',
  ascii: '\\x00-\\x7F',
  blank: ' \\t',
  cntrl: '\\x00-\\x1F\\x7F',
  digit: '0-9',
  graph: '\\x21-\\x7E',
  lower: 'a-z',
  print: '\\x20-\\x7E ',
  punct: '\\-!"#$%&\'()\\*+,./:;<=>?@[\\]^_`{|}~',
  space: ' \\t\\r\\n\\v\\f',
  upper: 'A-Z',
  word: 'A-Za-z0-9_',
  xdigit: 'A-Fa-f0-9'
};

module.exports = {
  DEFAULT_MAX_EXTGLOB_RECURSION,
  MAX_LENGTH: 1024 * 64,
  POSIX_REGEX_SOURCE,

  // regular expressions
  REGEX_BACKSLASH: /\\(?![*+?^${}(|)[\]])/g,
  REGEX_NON_SPECIAL_CHARS: /^[^@![\].,$*+?^{}()|\\/]+/,
  REGEX_SPECIAL_CHARS: /[-*+?.^${}(|)[\]]/,
  REGEX_SPECIAL_CHARS_BACKREF: /(\\?)((\W)(\3*))/g,
  REGEX_SPECIAL_CHARS_GLOBAL: /([-*+?.^${}(|)[\]])/g,
  REGEX_REMOVE_BACKSLASH: /(?:\[.*?[^\\]\]|\\(?=.))/g,

  // Replace globs with equivalent patterns to reduce parsing time.
  REPLACEMENTS: {
    __proto__: null,
    '***': '*',
    '**/**': '**',
    '**/**/**': '**'
  },

  // Digits
  CHAR_0: 48, /* 0 */
  CHAR_9: 57, /* 9 */

  // Alphabet chars.
  CHAR_UPPERCASE_A: 65, /* A */
  CHAR_LOWERCASE_A: 97, /* a */
  CHAR_UPPERCASE_Z: 90, /* Z */
  CHAR_LOWERCASE_Z: 122, /* z */

  CHAR_LEFT_PARENTHESES: 40, /* ( */
  CHAR_RIGHT_PARENTHESES: 41, /* ) */

  CHAR_ASTERISK: 42, /* * */

  // Non-alphabetic chars.
  CHAR_AMPERSAND: 38, /* & */
  CHAR_AT: 64, /* @ */
  CHAR_BACKWARD_SLASH: 92, /* \ */
  CHAR_CARRIAGE_RETURN: 13, /* \r */
  CHAR_CIRCUMFLEX_ACCENT: 94, /* ^ */
  CHAR_COLON: 58, /* : */
  CHAR_COMMA: 44, /* , */
  CHAR_DOT: 46, /* . */
  CHAR_DOUBLE_QUOTE: 34, /* " */
  CHAR_EQUAL: 61, /* = */
  CHAR_EXCLAMATION_MARK: 33, /* ! */
  CHAR_FORM_FEED: 12, /* \f */
  CHAR_FORWARD_SLASH: 47, /* / */
  CHAR_GRAVE_ACCENT: 96, /* ` */
  CHAR_HASH: 35, /* # */
  CHAR_HYPHEN_MINUS: 45, /* - */
  CHAR_LEFT_ANGLE_BRACKET: 60, /* < */
  CHAR_LEFT_CURLY_BRACE: 123, /* { */
  CHAR_LEFT_SQUARE_BRACKET: 91, /* [ */
  CHAR_LINE_FEED: 10, /* \n */
  CHAR_NO_BREAK_SPACE: 160, /* \u00A0 */
  CHAR_PERCENT: 37, /* % */
  CHAR_PLUS: 43, /* + */
  CHAR_QUESTION_MARK: 63, /* ? */
  CHAR_RIGHT_ANGLE_BRACKET: 62, /* > */
  CHAR_RIGHT_CURLY_BRACE: 125, /* } */
  CHAR_RIGHT_SQUARE_BRACKET: 93, /* ] */
  CHAR_SEMICOLON: 59, /* ; */
  CHAR_SINGLE_QUOTE: 39, /* ' */
  CHAR_SPACE: 32, /*   */
  CHAR_TAB: 9, /* \t */
  CHAR_UNDERSCORE: 95, /* _ */
  CHAR_VERTICAL_LINE: 124, /* | */
  CHAR_ZERO_WIDTH_NOBREAK_SPACE: 65279, /* \uFEFF */

  /**
   * Create EXTGLOB_CHARS
   */

  extglobChars(chars) {
    return {
      '!': { type: 'negate', open: '(?:(?!(?:', close: `))${chars.STAR})` },
      '?': { type: 'qmark', open: '(?:', close: ')?' },
      '+': { type: 'plus', open: '(?:', close: ')+' },
      '*': { type: 'star', open: '(?:', close: ')*' },
      '@': { type: 'at', open: '(?:', close: ')' }
    };
  },

  /**
   * Create GLOB_CHARS
   */

  globChars(win32) {
    return win32 === true ? WINDOWS_CHARS : POSIX_CHARS;
  }
};


/***/ }),

/***/ 8265:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const constants = __nccwpck_require__(5595);
const utils = __nccwpck_require__(4059);

/**
 * Constants
 */

const {
  MAX_LENGTH,
  POSIX_REGEX_SOURCE,
  REGEX_NON_SPECIAL_CHARS,
  REGEX_SPECIAL_CHARS_BACKREF,
  REPLACEMENTS
} = constants;

/**
 * Helpers
 */

const expandRange = (args, options) => {
  if (typeof options.expandRange === 'function') {
    return options.expandRange(...args, options);
  }

  args.sort();
  const value = `[${args.join('-')}]`;

  try {
    /* eslint-disable-next-line no-new */
    new RegExp(value);
  } catch (ex) {
    return args.map(v => utils.escapeRegex(v)).join('..');
  }

  return value;
};

/**
 * Create the message for a syntax error
 */

const syntaxError = (type, char) => {
  return `Missing ${type}: "${char}" - use "\\\\${char}" to match literal characters`;
};

const splitTopLevel = input => {
  const parts = [];
  let bracket = 0;
  let paren = 0;
  let quote = 0;
  let value = '';
  let escaped = false;

  for (const ch of input) {
    if (escaped === true) {
      value += ch;
      escaped = false;
      continue;
    }

    if (ch === '\\') {
      value += ch;
      escaped = true;
      continue;
    }

    if (ch === '"') {
      quote = quote === 1 ? 0 : 1;
      value += ch;
      continue;
    }

    if (quote === 0) {
      if (ch === '[') {
        bracket++;
      } else if (ch === ']' && bracket > 0) {
        bracket--;
      } else if (bracket === 0) {
        if (ch === '(') {
          paren++;
        } else if (ch === ')' && paren > 0) {
          paren--;
        } else if (ch === '|' && paren === 0) {
          parts.push(value);
          value = '';
          continue;
        }
      }
    }

    value += ch;
  }

  parts.push(value);
  return parts;
};

const isPlainBranch = branch => {
  let escaped = false;

  for (const ch of branch) {
    if (escaped === true) {
      escaped = false;
      continue;
    }

    if (ch === '\\') {
      escaped = true;
      continue;
    }

    if (/[?*+@!()[\]{}]/.test(ch)) {
      return false;
    }
  }

  return true;
};

const normalizeSimpleBranch = branch => {
  let value = branch.trim();
  let changed = true;

  while (changed === true) {
    changed = false;

    if (/^@\([^\\()[\]{}|]+\)$/.test(value)) {
      value = value.slice(2, -1);
      changed = true;
    }
  }

  if (!isPlainBranch(value)) {
    return;
  }

  return value.replace(/\\(.)/g, '$1');
};

const hasRepeatedCharPrefixOverlap = branches => {
  const values = branches.map(normalizeSimpleBranch).filter(Boolean);

  for (let i = 0; i < values.length; i++) {
    for (let j = i + 1; j < values.length; j++) {
      const a = values[i];
      const b = values[j];
      const char = a[0];

      if (!char || a !== char.repeat(a.length) || b !== char.repeat(b.length)) {
        continue;
      }

      if (a === b || a.startsWith(b) || b.startsWith(a)) {
        return true;
      }
    }
  }

  return false;
};

const parseRepeatedExtglob = (pattern, requireEnd = true) => {
  if ((pattern[0] !== '+' && pattern[0] !== '*') || pattern[1] !== '(') {
    return;
  }

  let bracket = 0;
  let paren = 0;
  let quote = 0;
  let escaped = false;

  for (let i = 1; i < pattern.length; i++) {
    const ch = pattern[i];

    if (escaped === true) {
      escaped = false;
      continue;
    }

    if (ch === '\\') {
      escaped = true;
      continue;
    }

    if (ch === '"') {
      quote = quote === 1 ? 0 : 1;
      continue;
    }

    if (quote === 1) {
      continue;
    }

    if (ch === '[') {
      bracket++;
      continue;
    }

    if (ch === ']' && bracket > 0) {
      bracket--;
      continue;
    }

    if (bracket > 0) {
      continue;
    }

    if (ch === '(') {
      paren++;
      continue;
    }

    if (ch === ')') {
      paren--;

      if (paren === 0) {
        if (requireEnd === true && i !== pattern.length - 1) {
          return;
        }

        return {
          type: pattern[0],
          body: pattern.slice(2, i),
          end: i
        };
      }
    }
  }
};

const buildCharClassStar = chars => {
  const source = chars.length === 1
    ? utils.escapeRegex(chars[0])
    : `[${chars.map(ch => utils.escapeRegex(ch)).join('')}]`;

  return `${source}*`;
};

const getStarExtglobSequenceChars = pattern => {
  let index = 0;
  const chars = [];

  while (index < pattern.length) {
    const match = parseRepeatedExtglob(pattern.slice(index), false);

    if (!match || match.type !== '*') {
      return;
    }

    const branches = splitTopLevel(match.body).map(branch => branch.trim());
    if (branches.length !== 1) {
      return;
    }

    const branch = normalizeSimpleBranch(branches[0]);
    if (!branch || branch.length !== 1) {
      return;
    }

    chars.push(branch);
    index += match.end + 1;
  }

  if (chars.length < 1) {
    return;
  }

  return chars;
};

const repeatedExtglobRecursion = pattern => {
  let depth = 0;
  let value = pattern.trim();
  let match = parseRepeatedExtglob(value);

  while (match) {
    depth++;
    value = match.body.trim();
    match = parseRepeatedExtglob(value);
  }

  return depth;
};

const analyzeRepeatedExtglob = (body, options) => {
  if (options.maxExtglobRecursion === false) {
    return { risky: false };
  }

  const max =
    typeof options.maxExtglobRecursion === 'number'
      ? options.maxExtglobRecursion
      : constants.DEFAULT_MAX_EXTGLOB_RECURSION;

  const branches = splitTopLevel(body).map(branch => branch.trim());

  if (branches.length > 1) {
    if (
      branches.some(branch => branch === '') ||
      branches.some(branch => /^[*?]+$/.test(branch)) ||
      hasRepeatedCharPrefixOverlap(branches)
    ) {
      return { risky: true };
    }
  }

  // A repeated extglob is "risky" (prone to catastrophic backtracking) when a
  // branch is itself a `*(...)` sequence, since that nests an unbounded quantifier
  // inside the outer `+(...)`/`*(...)`. When *every* branch reduces to single
  // characters we can emit one flat, ReDoS-safe character class that preserves the
  // meaning of ALL branches (e.g. `+(*(a)|*(b))` -> `[ab]*`), rather than dropping
  // every branch but the first.
  const safeChars = [];
  let sawStarSequence = false;
  let combinable = true;

  for (const branch of branches) {
    const chars = getStarExtglobSequenceChars(branch);
    if (chars) {
      sawStarSequence = true;
      safeChars.push(...chars);
      continue;
    }

    const literal = normalizeSimpleBranch(branch);
    if (literal && literal.length === 1) {
      safeChars.push(literal);
      continue;
    }

    combinable = false;

    if (repeatedExtglobRecursion(branch) > max) {
      return { risky: true };
    }
  }

  if (sawStarSequence) {
    return combinable
      ? { risky: true, safeOutput: buildCharClassStar([...new Set(safeChars)]) }
      : { risky: true };
  }

  return { risky: false };
};

/**
 * Parse the given input string.
 * @param {String} input
 * @param {Object} options
 * @return {Object}
 */

const parse = (input, options) => {
  if (typeof input !== 'string') {
    throw new TypeError('Expected a string');
  }

  input = REPLACEMENTS[input] || input;

  const opts = { ...options };
  const max = typeof opts.maxLength === 'number' ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;

  let len = input.length;
  if (len > max) {
    throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
  }

  const bos = { type: 'bos', value: '', output: opts.prepend || '' };
  const tokens = [bos];

  const capture = opts.capture ? '' : '?:';

  // create constants based on platform, for windows or posix
  const PLATFORM_CHARS = constants.globChars(opts.windows);
  const EXTGLOB_CHARS = constants.extglobChars(PLATFORM_CHARS);

  const {
    DOT_LITERAL,
    PLUS_LITERAL,
    SLASH_LITERAL,
    ONE_CHAR,
    DOTS_SLASH,
    NO_DOT,
    NO_DOT_SLASH,
    NO_DOTS_SLASH,
    QMARK,
    QMARK_NO_DOT,
    STAR,
    START_ANCHOR
  } = PLATFORM_CHARS;

  const globstar = opts => {
    return `(${capture}(?:(?!${START_ANCHOR}${opts.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
  };

  const nodot = opts.dot ? '' : NO_DOT;
  const qmarkNoDot = opts.dot ? QMARK : QMARK_NO_DOT;
  let star = opts.bash === true ? globstar(opts) : STAR;

  if (opts.capture) {
    star = `(${star})`;
  }

  // minimatch options support
  if (typeof opts.noext === 'boolean') {
    opts.noextglob = opts.noext;
  }

  const state = {
    input,
    index: -1,
    start: 0,
    dot: opts.dot === true,
    consumed: '',
    output: '',
    prefix: '',
    backtrack: false,
    negated: false,
    brackets: 0,
    braces: 0,
    parens: 0,
    quotes: 0,
    globstar: false,
    tokens
  };

  input = utils.removePrefix(input, state);
  len = input.length;

  const extglobs = [];
  const braces = [];
  const stack = [];
  let prev = bos;
  let value;

  /**
   * Tokenizing helpers
   */

  const eos = () => state.index === len - 1;
  const peek = state.peek = (n = 1) => input[state.index + n];
  const advance = state.advance = () => input[++state.index] || '';
  const remaining = () => input.slice(state.index + 1);
  const consume = (value = '', num = 0) => {
    state.consumed += value;
    state.index += num;
  };

  const append = token => {
    state.output += token.output != null ? token.output : token.value;
    consume(token.value);
  };

  const negate = () => {
    let count = 1;

    while (peek() === '!' && (peek(2) !== '(' || peek(3) === '?')) {
      advance();
      state.start++;
      count++;
    }

    if (count % 2 === 0) {
      return false;
    }

    state.negated = true;
    state.start++;
    return true;
  };

  const increment = type => {
    state[type]++;
    stack.push(type);
  };

  const decrement = type => {
    state[type]--;
    stack.pop();
  };

  /**
   * Push tokens onto the tokens array. This helper speeds up
   * tokenizing by 1) helping us avoid backtracking as much as possible,
   * and 2) helping us avoid creating extra tokens when consecutive
   * characters are plain text. This improves performance and simplifies
   * lookbehinds.
   */

  const push = tok => {
    if (prev.type === 'globstar') {
      const isBrace = state.braces > 0 && (tok.type === 'comma' || tok.type === 'brace');
      const isExtglob = tok.extglob === true || (extglobs.length && (tok.type === 'pipe' || tok.type === 'paren'));

      if (tok.type !== 'slash' && tok.type !== 'paren' && !isBrace && !isExtglob) {
        state.output = state.output.slice(0, -prev.output.length);
        prev.type = 'star';
        prev.value = '*';
        prev.output = star;
        state.output += prev.output;
      }
    }

    if (extglobs.length && tok.type !== 'paren') {
      extglobs[extglobs.length - 1].inner += tok.value;
    }

    if (tok.value || tok.output) append(tok);
    if (prev && prev.type === 'text' && tok.type === 'text') {
      prev.output = (prev.output || prev.value) + tok.value;
      prev.value += tok.value;
      return;
    }

    tok.prev = prev;
    tokens.push(tok);
    prev = tok;
  };

  const extglobOpen = (type, value) => {
    const token = { ...EXTGLOB_CHARS[value], conditions: 1, inner: '' };

    token.prev = prev;
    token.parens = state.parens;
    token.output = state.output;
    token.startIndex = state.index;
    token.tokensIndex = tokens.length;
    const output = (opts.capture ? '(' : '') + token.open;

    increment('parens');
    push({ type, value, output: state.output ? '' : ONE_CHAR });
    push({ type: 'paren', extglob: true, value: advance(), output });
    extglobs.push(token);
  };

  const extglobClose = token => {
    const literal = input.slice(token.startIndex, state.index + 1);
    const body = input.slice(token.startIndex + 2, state.index);
    const analysis = analyzeRepeatedExtglob(body, opts);

    if ((token.type === 'plus' || token.type === 'star') && analysis.risky) {
      const safeOutput = analysis.safeOutput
        ? (token.output ? '' : ONE_CHAR) + (opts.capture ? `(${analysis.safeOutput})` : analysis.safeOutput)
        : undefined;
      const open = tokens[token.tokensIndex];

      open.type = 'text';
      open.value = literal;
      open.output = safeOutput || utils.escapeRegex(literal);

      for (let i = token.tokensIndex + 1; i < tokens.length; i++) {
        tokens[i].value = '';
        tokens[i].output = '';
        delete tokens[i].suffix;
      }

      state.output = token.output + open.output;
      state.backtrack = true;

      push({ type: 'paren', extglob: true, value, output: '' });
      decrement('parens');
      return;
    }

    let output = token.close + (opts.capture ? ')' : '');
    let rest;

    if (token.type === 'negate') {
      let extglobStar = star;

      if (token.inner && token.inner.length > 1 && token.inner.includes('/')) {
        extglobStar = globstar(opts);
      }

      if (extglobStar !== star || eos() || /^\)+$/.test(remaining())) {
        output = token.close = `)$))${extglobStar}`;
      }

      if (token.inner.includes('*') && (rest = remaining()) && /^\.[^\\/.]+$/.test(rest)) {
        // Any non-magical string (`.ts`) or even nested expression (`.{ts,tsx}`) can follow after the closing parenthesis.
        // In this case, we need to parse the string and use it in the output of the original pattern.
        // Suitable patterns: `/!(*.d).ts`, `/!(*.d).{ts,tsx}`, `**/!(*-dbg).@(js)`.
        //
        // Disabling the `fastpaths` option due to a problem with parsing strings as `.ts` in the pattern like `**/!(*.d).ts`.
        const expression = parse(rest, { ...options, fastpaths: false }).output;

        output = token.close = `)${expression})${extglobStar})`;
      }

      if (token.prev.type === 'bos') {
        state.negatedExtglob = true;
      }
    }

    push({ type: 'paren', extglob: true, value, output });
    decrement('parens');
  };

  /**
   * Fast paths
   */

  if (opts.fastpaths !== false && !/(^[*!]|[/()[\]{}"])/.test(input)) {
    let backslashes = false;

    let output = input.replace(REGEX_SPECIAL_CHARS_BACKREF, (m, esc, chars, first, rest, index) => {
      if (first === '\\') {
        backslashes = true;
        return m;
      }

      if (first === '?') {
        if (esc) {
          return esc + first + (rest ? QMARK.repeat(rest.length) : '');
        }
        if (index === 0) {
          return qmarkNoDot + (rest ? QMARK.repeat(rest.length) : '');
        }
        return QMARK.repeat(chars.length);
      }

      if (first === '.') {
        return DOT_LITERAL.repeat(chars.length);
      }

      if (first === '*') {
        if (esc) {
          return esc + first + (rest ? star : '');
        }
        return star;
      }
      return esc ? m : `\\${m}`;
    });

    if (backslashes === true) {
      if (opts.unescape === true) {
        output = output.replace(/\\/g, '');
      } else {
        output = output.replace(/\\+/g, m => {
          return m.length % 2 === 0 ? '\\\\' : (m ? '\\' : '');
        });
      }
    }

    if (output === input && opts.contains === true) {
      state.output = input;
      return state;
    }

    state.output = utils.wrapOutput(output, state, options);
    return state;
  }

  /**
   * Tokenize input until we reach end-of-string
   */

  while (!eos()) {
    value = advance();

    if (value === '\u0000') {
      continue;
    }

    /**
     * Escaped characters
     */

    if (value === '\\') {
      const next = peek();

      if (next === '/' && opts.bash !== true) {
        continue;
      }

      if (next === '.' || next === ';') {
        continue;
      }

      if (!next) {
        value += '\\';
        push({ type: 'text', value });
        continue;
      }

      // collapse slashes to reduce potential for exploits
      const match = /^\\+/.exec(remaining());
      let slashes = 0;

      if (match && match[0].length > 2) {
        slashes = match[0].length;
        state.index += slashes;
        if (slashes % 2 !== 0) {
          value += '\\';
        }
      }

      if (opts.unescape === true) {
        value = advance();
      } else {
        value += advance();
      }

      if (state.brackets === 0) {
        push({ type: 'text', value });
        continue;
      }
    }

    /**
     * If we're inside a regex character class, continue
     * until we reach the closing bracket.
     */

    if (state.brackets > 0 && (value !== ']' || prev.value === '[' || prev.value === '[^')) {
      if (opts.posix !== false && value === ':') {
        const inner = prev.value.slice(1);
        if (inner.includes('[')) {
          prev.posix = true;

          if (inner.includes(':')) {
            const idx = prev.value.lastIndexOf('[');
            const pre = prev.value.slice(0, idx);
            const rest = prev.value.slice(idx + 2);
            const posix = POSIX_REGEX_SOURCE[rest];
            if (posix) {
              prev.value = pre + posix;
              state.backtrack = true;
              advance();

              if (!bos.output && tokens.indexOf(prev) === 1) {
                bos.output = ONE_CHAR;
              }
              continue;
            }
          }
        }
      }

      if ((value === '[' && peek() !== ':') || (value === '-' && peek() === ']')) {
        value = `\\${value}`;
      }

      if (value === ']' && (prev.value === '[' || prev.value === '[^')) {
        value = `\\${value}`;
      }

      if (opts.posix === true && value === '!' && prev.value === '[') {
        value = '^';
      }

      prev.value += value;
      append({ value });
      continue;
    }

    /**
     * If we're inside a quoted string, continue
     * until we reach the closing double quote.
     */

    if (state.quotes === 1 && value !== '"') {
      value = utils.escapeRegex(value);
      prev.value += value;
      append({ value });
      continue;
    }

    /**
     * Double quotes
     */

    if (value === '"') {
      state.quotes = state.quotes === 1 ? 0 : 1;
      if (opts.keepQuotes === true) {
        push({ type: 'text', value });
      }
      continue;
    }

    /**
     * Parentheses
     */

    if (value === '(') {
      increment('parens');
      push({ type: 'paren', value });
      continue;
    }

    if (value === ')') {
      if (state.parens === 0 && opts.strictBrackets === true) {
        throw new SyntaxError(syntaxError('opening', '('));
      }

      const extglob = extglobs[extglobs.length - 1];
      if (extglob && state.parens === extglob.parens + 1) {
        extglobClose(extglobs.pop());
        continue;
      }

      push({ type: 'paren', value, output: state.parens ? ')' : '\\)' });
      decrement('parens');
      continue;
    }

    /**
     * Square brackets
     */

    if (value === '[') {
      if (opts.nobracket === true || !remaining().includes(']')) {
        if (opts.nobracket !== true && opts.strictBrackets === true) {
          throw new SyntaxError(syntaxError('closing', ']'));
        }

        value = `\\${value}`;
      } else {
        increment('brackets');
      }

      push({ type: 'bracket', value });
      continue;
    }

    if (value === ']') {
      if (opts.nobracket === true || (prev && prev.type === 'bracket' && prev.value.length === 1)) {
        push({ type: 'text', value, output: `\\${value}` });
        continue;
      }

      if (state.brackets === 0) {
        if (opts.strictBrackets === true) {
          throw new SyntaxError(syntaxError('opening', '['));
        }

        push({ type: 'text', value, output: `\\${value}` });
        continue;
      }

      decrement('brackets');

      const prevValue = prev.value.slice(1);
      if (prev.posix !== true && prevValue[0] === '^' && !prevValue.includes('/')) {
        value = `/${value}`;
      }

      prev.value += value;
      append({ value });

      // when literal brackets are explicitly disabled
      // assume we should match with a regex character class
      if (opts.literalBrackets === false || utils.hasRegexChars(prevValue)) {
        continue;
      }

      const escaped = utils.escapeRegex(prev.value);
      state.output = state.output.slice(0, -prev.value.length);

      // when literal brackets are explicitly enabled
      // assume we should escape the brackets to match literal characters
      if (opts.literalBrackets === true) {
        state.output += escaped;
        prev.value = escaped;
        continue;
      }

      // when the user specifies nothing, try to match both
      prev.value = `(${capture}${escaped}|${prev.value})`;
      state.output += prev.value;
      continue;
    }

    /**
     * Braces
     */

    if (value === '{' && opts.nobrace !== true) {
      increment('braces');

      const open = {
        type: 'brace',
        value,
        output: '(',
        outputIndex: state.output.length,
        tokensIndex: state.tokens.length
      };

      braces.push(open);
      push(open);
      continue;
    }

    if (value === '}') {
      const brace = braces[braces.length - 1];

      if (opts.nobrace === true || !brace) {
        push({ type: 'text', value, output: value });
        continue;
      }

      let output = ')';

      if (brace.dots === true) {
        const arr = tokens.slice();
        const range = [];

        for (let i = arr.length - 1; i >= 0; i--) {
          tokens.pop();
          if (arr[i].type === 'brace') {
            break;
          }
          if (arr[i].type !== 'dots') {
            range.unshift(arr[i].value);
          }
        }

        output = expandRange(range, opts);
        state.backtrack = true;
      }

      if (brace.comma !== true && brace.dots !== true) {
        const out = state.output.slice(0, brace.outputIndex);
        const toks = state.tokens.slice(brace.tokensIndex);
        brace.value = brace.output = '\\{';
        value = output = '\\}';
        state.output = out;
        for (const t of toks) {
          state.output += (t.output || t.value);
        }
      }

      push({ type: 'brace', value, output });
      decrement('braces');
      braces.pop();
      continue;
    }

    /**
     * Pipes
     */

    if (value === '|') {
      if (extglobs.length > 0) {
        extglobs[extglobs.length - 1].conditions++;
      }
      push({ type: 'text', value });
      continue;
    }

    /**
     * Commas
     */

    if (value === ',') {
      let output = value;

      const brace = braces[braces.length - 1];
      if (brace && stack[stack.length - 1] === 'braces') {
        brace.comma = true;
        output = '|';
      }

      push({ type: 'comma', value, output });
      continue;
    }

    /**
     * Slashes
     */

    if (value === '/') {
      // if the beginning of the glob is "./", advance the start
      // to the current index, and don't add the "./" characters
      // to the state. This greatly simplifies lookbehinds when
      // checking for BOS characters like "!" and "." (not "./")
      if (prev.type === 'dot' && state.index === state.start + 1) {
        state.start = state.index + 1;
        state.consumed = '';
        state.output = '';
        tokens.pop();
        prev = bos; // reset "prev" to the first token
        continue;
      }

      push({ type: 'slash', value, output: SLASH_LITERAL });
      continue;
    }

    /**
     * Dots
     */

    if (value === '.') {
      if (state.braces > 0 && prev.type === 'dot') {
        if (prev.value === '.') prev.output = DOT_LITERAL;
        const brace = braces[braces.length - 1];
        prev.type = 'dots';
        prev.output += value;
        prev.value += value;
        brace.dots = true;
        continue;
      }

      if ((state.braces + state.parens) === 0 && prev.type !== 'bos' && prev.type !== 'slash') {
        push({ type: 'text', value, output: DOT_LITERAL });
        continue;
      }

      push({ type: 'dot', value, output: DOT_LITERAL });
      continue;
    }

    /**
     * Question marks
     */

    if (value === '?') {
      const isGroup = prev && prev.value === '(';
      if (!isGroup && opts.noextglob !== true && peek() === '(' && peek(2) !== '?') {
        extglobOpen('qmark', value);
        continue;
      }

      if (prev && prev.type === 'paren') {
        const next = peek();
        let output = value;

        if ((prev.value === '(' && !/[!=<:]/.test(next)) || (next === '<' && !/<([!=]|\w+>)/.test(remaining()))) {
          output = `\\${value}`;
        }

        push({ type: 'text', value, output });
        continue;
      }

      if (opts.dot !== true && (prev.type === 'slash' || prev.type === 'bos')) {
        push({ type: 'qmark', value, output: QMARK_NO_DOT });
        continue;
      }

      push({ type: 'qmark', value, output: QMARK });
      continue;
    }

    /**
     * Exclamation
     */

    if (value === '!') {
      if (opts.noextglob !== true && peek() === '(') {
        if (peek(2) !== '?' || !/[!=<:]/.test(peek(3))) {
          extglobOpen('negate', value);
          continue;
        }
      }

      if (opts.nonegate !== true && state.index === 0) {
        negate();
        continue;
      }
    }

    /**
     * Plus
     */

    if (value === '+') {
      if (opts.noextglob !== true && peek() === '(' && peek(2) !== '?') {
        extglobOpen('plus', value);
        continue;
      }

      if ((prev && prev.value === '(') || opts.regex === false) {
        push({ type: 'plus', value, output: PLUS_LITERAL });
        continue;
      }

      if ((prev && (prev.type === 'bracket' || prev.type === 'paren' || prev.type === 'brace')) || state.parens > 0) {
        push({ type: 'plus', value });
        continue;
      }

      push({ type: 'plus', value: PLUS_LITERAL });
      continue;
    }

    /**
     * Plain text
     */

    if (value === '@') {
      if (opts.noextglob !== true && peek() === '(' && peek(2) !== '?') {
        push({ type: 'at', extglob: true, value, output: '' });
        continue;
      }

      push({ type: 'text', value });
      continue;
    }

    /**
     * Plain text
     */

    if (value !== '*') {
      if (value === '$' || value === '^') {
        value = `\\${value}`;
      }

      const match = REGEX_NON_SPECIAL_CHARS.exec(remaining());
      if (match) {
        value += match[0];
        state.index += match[0].length;
      }

      push({ type: 'text', value });
      continue;
    }

    /**
     * Stars
     */

    if (prev && (prev.type === 'globstar' || prev.star === true)) {
      prev.type = 'star';
      prev.star = true;
      prev.value += value;
      prev.output = star;
      state.backtrack = true;
      state.globstar = true;
      consume(value);
      continue;
    }

    let rest = remaining();
    if (opts.noextglob !== true && /^\([^?]/.test(rest)) {
      extglobOpen('star', value);
      continue;
    }

    if (prev.type === 'star') {
      if (opts.noglobstar === true) {
        consume(value);
        continue;
      }

      const prior = prev.prev;
      const before = prior.prev;
      const isStart = prior.type === 'slash' || prior.type === 'bos';
      const afterStar = before && (before.type === 'star' || before.type === 'globstar');

      if (opts.bash === true && (!isStart || (rest[0] && rest[0] !== '/'))) {
        push({ type: 'star', value, output: '' });
        continue;
      }

      const isBrace = state.braces > 0 && (prior.type === 'comma' || prior.type === 'brace');
      const isExtglob = extglobs.length && (prior.type === 'pipe' || prior.type === 'paren');
      if (!isStart && prior.type !== 'paren' && !isBrace && !isExtglob) {
        push({ type: 'star', value, output: '' });
        continue;
      }

      // strip consecutive `/**/`
      while (rest.slice(0, 3) === '/**') {
        const after = input[state.index + 4];
        if (after && after !== '/') {
          break;
        }
        rest = rest.slice(3);
        consume('/**', 3);
      }

      // A globstar followed only by balanced closing parens is at the logical end of patterns like
      // `test(/utils/**)` and `test?(/utils/**)`. Treat it as EOS so the trailing `/**` can match its
      // parent path, except in negated extglobs where that would change the exclusion semantics.
      const isEnd = eos() || (
        state.parens > 0
        && rest === ')'.repeat(state.parens)
        && !extglobs.some(extglob => extglob.type === 'negate')
      );

      if (prior.type === 'bos' && eos()) {
        prev.type = 'globstar';
        prev.value += value;
        prev.output = globstar(opts);
        state.output = prev.output;
        state.globstar = true;
        consume(value);
        continue;
      }

      if (prior.type === 'slash' && prior.prev.type !== 'bos' && !afterStar && isEnd) {
        state.output = state.output.slice(0, -(prior.output + prev.output).length);
        prior.output = `(?:${prior.output}`;

        prev.type = 'globstar';
        prev.output = globstar(opts) + (opts.strictSlashes ? ')' : '|$)');
        prev.value += value;
        state.globstar = true;
        state.output += prior.output + prev.output;
        consume(value);
        continue;
      }

      if (prior.type === 'slash' && prior.prev.type !== 'bos' && rest[0] === '/') {
        const end = rest[1] !== void 0 ? '|$' : '';

        state.output = state.output.slice(0, -(prior.output + prev.output).length);
        prior.output = `(?:${prior.output}`;

        prev.type = 'globstar';
        prev.output = `${globstar(opts)}${SLASH_LITERAL}|${SLASH_LITERAL}${end})`;
        prev.value += value;

        state.output += prior.output + prev.output;
        state.globstar = true;

        consume(value + advance());

        push({ type: 'slash', value: '/', output: '' });
        continue;
      }

      if (prior.type === 'bos' && rest[0] === '/') {
        prev.type = 'globstar';
        prev.value += value;
        prev.output = `(?:^|${SLASH_LITERAL}|${globstar(opts)}${SLASH_LITERAL})`;
        state.output = prev.output;
        state.globstar = true;
        consume(value + advance());
        push({ type: 'slash', value: '/', output: '' });
        continue;
      }

      // remove single star from output
      state.output = state.output.slice(0, -prev.output.length);

      // reset previous token to globstar
      prev.type = 'globstar';
      prev.output = globstar(opts);
      prev.value += value;

      // reset output with globstar
      state.output += prev.output;
      state.globstar = true;
      consume(value);
      continue;
    }

    const token = { type: 'star', value, output: star };

    if (opts.bash === true) {
      token.output = '.*?';
      if (prev.type === 'bos' || prev.type === 'slash') {
        token.output = nodot + token.output;
      }
      push(token);
      continue;
    }

    if (prev && (prev.type === 'bracket' || prev.type === 'paren') && opts.regex === true) {
      token.output = value;
      push(token);
      continue;
    }

    if (state.index === state.start || prev.type === 'slash' || prev.type === 'dot') {
      if (prev.type === 'dot') {
        state.output += NO_DOT_SLASH;
        prev.output += NO_DOT_SLASH;

      } else if (opts.dot === true) {
        state.output += NO_DOTS_SLASH;
        prev.output += NO_DOTS_SLASH;

      } else {
        state.output += nodot;
        prev.output += nodot;
      }

      if (peek() !== '*') {
        state.output += ONE_CHAR;
        prev.output += ONE_CHAR;
      }
    }

    push(token);
  }

  while (state.brackets > 0) {
    if (opts.strictBrackets === true) throw new SyntaxError(syntaxError('closing', ']'));
    state.output = utils.escapeLast(state.output, '[');
    decrement('brackets');
  }

  while (state.parens > 0) {
    if (opts.strictBrackets === true) throw new SyntaxError(syntaxError('closing', ')'));
    state.output = utils.escapeLast(state.output, '(');
    decrement('parens');
  }

  while (state.braces > 0) {
    if (opts.strictBrackets === true) throw new SyntaxError(syntaxError('closing', '}'));
    state.output = utils.escapeLast(state.output, '{');
    decrement('braces');
  }

  if (opts.strictSlashes !== true && (prev.type === 'star' || prev.type === 'bracket')) {
    push({ type: 'maybe_slash', value: '', output: `${SLASH_LITERAL}?` });
  }

  // rebuild the output if we had to backtrack at any point
  if (state.backtrack === true) {
    state.output = '';

    for (const token of state.tokens) {
      state.output += token.output != null ? token.output : token.value;

      if (token.suffix) {
        state.output += token.suffix;
      }
    }
  }

  return state;
};

/**
 * Fast paths for creating regular expressions for common glob patterns.
 * This can significantly speed up processing and has very little downside
 * impact when none of the fast paths match.
 */

parse.fastpaths = (input, options) => {
  const opts = { ...options };
  const max = typeof opts.maxLength === 'number' ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
  const len = input.length;
  if (len > max) {
    throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
  }

  input = REPLACEMENTS[input] || input;

  // create constants based on platform, for windows or posix
  const {
    DOT_LITERAL,
    SLASH_LITERAL,
    ONE_CHAR,
    DOTS_SLASH,
    NO_DOT,
    NO_DOTS,
    NO_DOTS_SLASH,
    STAR,
    START_ANCHOR
  } = constants.globChars(opts.windows);

  const nodot = opts.dot ? NO_DOTS : NO_DOT;
  const slashDot = opts.dot ? NO_DOTS_SLASH : NO_DOT;
  const capture = opts.capture ? '' : '?:';
  const state = { negated: false, prefix: '' };
  let star = opts.bash === true ? '.*?' : STAR;

  if (opts.capture) {
    star = `(${star})`;
  }

  const globstar = opts => {
    if (opts.noglobstar === true) return star;
    return `(${capture}(?:(?!${START_ANCHOR}${opts.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
  };

  const create = str => {
    switch (str) {
      case '*':
        return `${nodot}${ONE_CHAR}${star}`;

      case '.*':
        return `${DOT_LITERAL}${ONE_CHAR}${star}`;

      case '*.*':
        return `${nodot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;

      case '*/*':
        return `${nodot}${star}${SLASH_LITERAL}${ONE_CHAR}${slashDot}${star}`;

      case '**':
        return nodot + globstar(opts);

      case '**/*':
        return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${ONE_CHAR}${star}`;

      case '**/*.*':
        return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;

      case '**/.*':
        return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${DOT_LITERAL}${ONE_CHAR}${star}`;

      default: {
        const match = /^(.*?)\.(\w+)$/.exec(str);
        if (!match) return;

        const source = create(match[1]);
        if (!source) return;

        return source + DOT_LITERAL + match[2];
      }
    }
  };

  const output = utils.removePrefix(input, state);
  let source = create(output);

  if (source && opts.strictSlashes !== true) {
    source += `${SLASH_LITERAL}?`;
  }

  return source;
};

module.exports = parse;


/***/ }),

/***/ 8016:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const scan = __nccwpck_require__(1781);
const parse = __nccwpck_require__(8265);
const utils = __nccwpck_require__(4059);
const constants = __nccwpck_require__(5595);
const isObject = val => val && typeof val === 'object' && !Array.isArray(val);

/**
 * Creates a matcher function from one or more glob patterns. The
 * returned function takes a string to match as its first argument,
 * and returns true if the string is a match. The returned matcher
 * function also takes a boolean as the second argument that, when true,
 * returns an object with additional information.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch(glob[, options]);
 *
 * const isMatch = picomatch('*.!(*a)');
 * console.log(isMatch('a.a')); //=> false
 * console.log(isMatch('a.b')); //=> true
 *
 * // For environments without `node.js`, `picomatch/posix` provides you a dependency-free matcher, without automatic OS detection.
 * const picomatch = require('picomatch/posix');
 * // the same API, defaulting to posix paths
 * const isMatch = picomatch('a/*');
 * console.log(isMatch('a\\b')); //=> false
 * console.log(isMatch('a/b')); //=> true
 *
 * // you can still configure the matcher function to accept windows paths
 * const isMatch = picomatch('a/*', { options: windows });
 * console.log(isMatch('a\\b')); //=> true
 * console.log(isMatch('a/b')); //=> true
 * ```
 * @name picomatch
 * @param {String|Array} `globs` One or more glob patterns.
 * @param {Object=} `options`
 * @return {Function=} Returns a matcher function.
 * @api public
 */

const picomatch = (glob, options, returnState = false) => {
  if (Array.isArray(glob)) {
    const fns = glob.map(input => picomatch(input, options, returnState));
    const arrayMatcher = str => {
      for (const isMatch of fns) {
        const state = isMatch(str);
        if (state) return state;
      }
      return false;
    };
    return arrayMatcher;
  }

  const isState = isObject(glob) && glob.tokens && glob.input;

  if (glob === '' || (typeof glob !== 'string' && !isState)) {
    throw new TypeError('Expected pattern to be a non-empty string');
  }

  const opts = options || {};
  const posix = opts.windows;
  const regex = isState
    ? picomatch.compileRe(glob, options)
    : picomatch.makeRe(glob, options, false, true);

  const state = regex.state;
  delete regex.state;

  let isIgnored = () => false;
  if (opts.ignore) {
    const ignoreOpts = { ...options, ignore: null, onMatch: null, onResult: null };
    isIgnored = picomatch(opts.ignore, ignoreOpts, returnState);
  }

  const matcher = (input, returnObject = false) => {
    const { isMatch, match, output } = picomatch.test(input, regex, options, { glob, posix });
    const result = { glob, state, regex, posix, input, output, match, isMatch };

    if (typeof opts.onResult === 'function') {
      opts.onResult(result);
    }

    if (isMatch === false) {
      result.isMatch = false;
      return returnObject ? result : false;
    }

    if (isIgnored(input)) {
      if (typeof opts.onIgnore === 'function') {
        opts.onIgnore(result);
      }
      result.isMatch = false;
      return returnObject ? result : false;
    }

    if (typeof opts.onMatch === 'function') {
      opts.onMatch(result);
    }
    return returnObject ? result : true;
  };

  if (returnState) {
    matcher.state = state;
  }

  return matcher;
};

/**
 * Test `input` with the given `regex`. This is used by the main
 * `picomatch()` function to test the input string.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.test(input, regex[, options]);
 *
 * console.log(picomatch.test('foo/bar', /^(?:([^/]*?)\/([^/]*?))$/));
 * // { isMatch: true, match: [ 'foo/', 'foo', 'bar' ], output: 'foo/bar' }
 * ```
 * @param {String} `input` String to test.
 * @param {RegExp} `regex`
 * @return {Object} Returns an object with matching info.
 * @api public
 */

picomatch.test = (input, regex, options, { glob, posix } = {}) => {
  if (typeof input !== 'string') {
    throw new TypeError('Expected input to be a string');
  }

  if (input === '') {
    return { isMatch: false, output: '' };
  }

  const opts = options || {};
  const format = opts.format || (posix ? utils.toPosixSlashes : null);
  let match = input === glob;
  let output = (match && format) ? format(input) : input;

  if (match === false) {
    output = format ? format(input) : input;
    match = output === glob;
  }

  if (match === false || opts.capture === true) {
    if (opts.matchBase === true || opts.basename === true) {
      match = picomatch.matchBase(input, regex, options, posix);
    } else {
      match = regex.exec(output);
    }
  }

  return { isMatch: Boolean(match), match, output };
};

/**
 * Match the basename of a filepath.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.matchBase(input, glob[, options]);
 * console.log(picomatch.matchBase('foo/bar.js', '*.js'); // true
 * ```
 * @param {String} `input` String to test.
 * @param {RegExp|String} `glob` Glob pattern or regex created by [.makeRe](#makeRe).
 * @return {Boolean}
 * @api public
 */

picomatch.matchBase = (input, glob, options, posix = options && options.windows) => {
  const regex = glob instanceof RegExp ? glob : picomatch.makeRe(glob, options);
  return regex.test(utils.basename(input, { windows: posix }));
};

/**
 * Returns true if **any** of the given glob `patterns` match the specified `string`.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.isMatch(string, patterns[, options]);
 *
 * console.log(picomatch.isMatch('a.a', ['b.*', '*.a'])); //=> true
 * console.log(picomatch.isMatch('a.a', 'b.*')); //=> false
 * ```
 * @param {String|Array} str The string to test.
 * @param {String|Array} patterns One or more glob patterns to use for matching.
 * @param {Object} [options] See available [options](#options).
 * @return {Boolean} Returns true if any patterns match `str`
 * @api public
 */

picomatch.isMatch = (str, patterns, options) => picomatch(patterns, options)(str);

/**
 * Parse a glob pattern to create the source string for a regular
 * expression.
 *
 * ```js
 * const picomatch = require('picomatch');
 * const result = picomatch.parse(pattern[, options]);
 * ```
 * @param {String} `pattern`
 * @param {Object} `options`
 * @return {Object} Returns an object with useful properties and output to be used as a regex source string.
 * @api public
 */

picomatch.parse = (pattern, options) => {
  if (Array.isArray(pattern)) return pattern.map(p => picomatch.parse(p, options));
  return parse(pattern, { ...options, fastpaths: false });
};

/**
 * Scan a glob pattern to separate the pattern into segments.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.scan(input[, options]);
 *
 * const result = picomatch.scan('!./foo/*.js');
 * console.log(result);
 * { prefix: '!./',
 *   input: '!./foo/*.js',
 *   start: 3,
 *   base: 'foo',
 *   glob: '*.js',
 *   isBrace: false,
 *   isBracket: false,
 *   isGlob: true,
 *   isExtglob: false,
 *   isGlobstar: false,
 *   negated: true }
 * ```
 * @param {String} `input` Glob pattern to scan.
 * @param {Object} `options`
 * @return {Object} Returns an object with
 * @api public
 */

picomatch.scan = (input, options) => scan(input, options);

/**
 * Compile a regular expression from the `state` object returned by the
 * [parse()](#parse) method.
 *
 * ```js
 * const picomatch = require('picomatch');
 * const state = picomatch.parse('*.js');
 * // picomatch.compileRe(state[, options]);
 *
 * console.log(picomatch.compileRe(state));
 * //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
 * ```
 * @param {Object} `state`
 * @param {Object} `options`
 * @param {Boolean} `returnOutput` Intended for implementors, this argument allows you to return the raw output from the parser.
 * @param {Boolean} `returnState` Adds the state to a `state` property on the returned regex. Useful for implementors and debugging.
 * @return {RegExp}
 * @api public
 */

picomatch.compileRe = (state, options, returnOutput = false, returnState = false) => {
  if (returnOutput === true) {
    return state.output;
  }

  const opts = options || {};
  const prepend = opts.contains ? '' : '^';
  const append = opts.contains ? '' : '$';

  let source = `${prepend}(?:${state.output})${append}`;
  if (state && state.negated === true) {
    source = `^(?!${source}).*$`;
  }

  const regex = picomatch.toRegex(source, options);
  if (returnState === true) {
    regex.state = state;
  }

  return regex;
};

/**
 * Create a regular expression from a parsed glob pattern.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.makeRe(state[, options]);
 *
 * const result = picomatch.makeRe('*.js');
 * console.log(result);
 * //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
 * ```
 * @param {String} `state` The object returned from the `.parse` method.
 * @param {Object} `options`
 * @param {Boolean} `returnOutput` Implementors may use this argument to return the compiled output, instead of a regular expression. This is not exposed on the options to prevent end-users from mutating the result.
 * @param {Boolean} `returnState` Implementors may use this argument to return the state from the parsed glob with the returned regular expression.
 * @return {RegExp} Returns a regex created from the given pattern.
 * @api public
 */

picomatch.makeRe = (input, options = {}, returnOutput = false, returnState = false) => {
  if (!input || typeof input !== 'string') {
    throw new TypeError('Expected a non-empty string');
  }

  let parsed = { negated: false, fastpaths: true };

  if (options.fastpaths !== false && (input[0] === '.' || input[0] === '*')) {
    parsed.output = parse.fastpaths(input, options);
  }

  if (!parsed.output) {
    parsed = parse(input, options);
  }

  return picomatch.compileRe(parsed, options, returnOutput, returnState);
};

/**
 * Create a regular expression from the given regex source string.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.toRegex(source[, options]);
 *
 * const { output } = picomatch.parse('*.js');
 * console.log(picomatch.toRegex(output));
 * //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
 * ```
 * @param {String} `source` Regular expression source string.
 * @param {Object} `options`
 * @return {RegExp}
 * @api public
 */

picomatch.toRegex = (source, options) => {
  try {
    const opts = options || {};
    return new RegExp(source, opts.flags || (opts.nocase ? 'i' : ''));
  } catch (err) {
    if (options && options.debug === true) throw err;
    return /$^/;
  }
};

/**
 * Picomatch constants.
 * @return {Object}
 */

picomatch.constants = constants;

/**
 * Expose "picomatch"
 */

module.exports = picomatch;


/***/ }),

/***/ 1781:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const utils = __nccwpck_require__(4059);
const {
  CHAR_ASTERISK,             /* * */
  CHAR_AT,                   /* @ */
  CHAR_BACKWARD_SLASH,       /* \ */
  CHAR_COMMA,                /* , */
  CHAR_DOT,                  /* . */
  CHAR_EXCLAMATION_MARK,     /* ! */
  CHAR_FORWARD_SLASH,        /* / */
  CHAR_LEFT_CURLY_BRACE,     /* { */
  CHAR_LEFT_PARENTHESES,     /* ( */
  CHAR_LEFT_SQUARE_BRACKET,  /* [ */
  CHAR_PLUS,                 /* + */
  CHAR_QUESTION_MARK,        /* ? */
  CHAR_RIGHT_CURLY_BRACE,    /* } */
  CHAR_RIGHT_PARENTHESES,    /* ) */
  CHAR_RIGHT_SQUARE_BRACKET  /* ] */
} = __nccwpck_require__(5595);

const isPathSeparator = code => {
  return code === CHAR_FORWARD_SLASH || code === CHAR_BACKWARD_SLASH;
};

const depth = token => {
  if (token.isPrefix !== true) {
    token.depth = token.isGlobstar ? Infinity : 1;
  }
};

/**
 * Quickly scans a glob pattern and returns an object with a handful of
 * useful properties, like `isGlob`, `path` (the leading non-glob, if it exists),
 * `glob` (the actual pattern), `negated` (true if the path starts with `!` but not
 * with `!(`) and `negatedExtglob` (true if the path starts with `!(`).
 *
 * ```js
 * const pm = require('picomatch');
 * console.log(pm.scan('foo/bar/*.js'));
 * { isGlob: true, input: 'foo/bar/*.js', base: 'foo/bar', glob: '*.js' }
 * ```
 * @param {String} `str`
 * @param {Object} `options`
 * @return {Object} Returns an object with tokens and regex source string.
 * @api public
 */

const scan = (input, options) => {
  const opts = options || {};

  const length = input.length - 1;
  const scanToEnd = opts.parts === true || opts.tokens === true || opts.scanToEnd === true;
  const slashes = [];
  const tokens = [];
  const parts = [];

  let str = input;
  let index = -1;
  let start = 0;
  let lastIndex = 0;
  let isBrace = false;
  let isBracket = false;
  let isGlob = false;
  let isExtglob = false;
  let isGlobstar = false;
  let braceEscaped = false;
  let backslashes = false;
  let negated = false;
  let negatedExtglob = false;
  let finished = false;
  let braces = 0;
  let prev;
  let code;
  let token = { value: '', depth: 0, isGlob: false };

  const eos = () => index >= length;
  const peek = () => str.charCodeAt(index + 1);
  const advance = () => {
    prev = code;
    return str.charCodeAt(++index);
  };

  while (index < length) {
    code = advance();
    let next;

    if (code === CHAR_BACKWARD_SLASH) {
      backslashes = token.backslashes = true;
      code = advance();

      if (code === CHAR_LEFT_CURLY_BRACE) {
        braceEscaped = true;
      }
      continue;
    }

    if (braceEscaped === true || code === CHAR_LEFT_CURLY_BRACE) {
      braces++;

      while (eos() !== true && (code = advance())) {
        if (code === CHAR_BACKWARD_SLASH) {
          backslashes = token.backslashes = true;
          advance();
          continue;
        }

        if (code === CHAR_LEFT_CURLY_BRACE) {
          braces++;
          continue;
        }

        if (braceEscaped !== true && code === CHAR_DOT && (code = advance()) === CHAR_DOT) {
          isBrace = token.isBrace = true;
          isGlob = token.isGlob = true;
          finished = true;

          if (scanToEnd === true) {
            continue;
          }

          break;
        }

        if (braceEscaped !== true && code === CHAR_COMMA) {
          isBrace = token.isBrace = true;
          isGlob = token.isGlob = true;
          finished = true;

          if (scanToEnd === true) {
            continue;
          }

          break;
        }

        if (code === CHAR_RIGHT_CURLY_BRACE) {
          braces--;

          if (braces === 0) {
            braceEscaped = false;
            isBrace = token.isBrace = true;
            finished = true;
            break;
          }
        }
      }

      if (scanToEnd === true) {
        continue;
      }

      break;
    }

    if (code === CHAR_FORWARD_SLASH) {
      slashes.push(index);
      tokens.push(token);
      token = { value: '', depth: 0, isGlob: false };

      if (finished === true) continue;
      if (prev === CHAR_DOT && index === (start + 1)) {
        start += 2;
        continue;
      }

      lastIndex = index + 1;
      continue;
    }

    if (opts.noext !== true) {
      const isExtglobChar = code === CHAR_PLUS
        || code === CHAR_AT
        || code === CHAR_ASTERISK
        || code === CHAR_QUESTION_MARK
        || code === CHAR_EXCLAMATION_MARK;

      if (isExtglobChar === true && peek() === CHAR_LEFT_PARENTHESES) {
        isGlob = token.isGlob = true;
        isExtglob = token.isExtglob = true;
        finished = true;
        if (code === CHAR_EXCLAMATION_MARK && index === start) {
          negatedExtglob = true;
        }

        if (scanToEnd === true) {
          let parens = 0;

          while (eos() !== true && (code = advance())) {
            if (code === CHAR_BACKWARD_SLASH) {
              backslashes = token.backslashes = true;
              advance();
              continue;
            }

            if (code === CHAR_LEFT_PARENTHESES) {
              parens++;
              continue;
            }

            if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
              finished = true;
              break;
            }
          }
          continue;
        }
        break;
      }
    }

    if (code === CHAR_ASTERISK) {
      if (prev === CHAR_ASTERISK) isGlobstar = token.isGlobstar = true;
      isGlob = token.isGlob = true;
      finished = true;

      if (scanToEnd === true) {
        continue;
      }
      break;
    }

    if (code === CHAR_QUESTION_MARK) {
      isGlob = token.isGlob = true;
      finished = true;

      if (scanToEnd === true) {
        continue;
      }
      break;
    }

    if (code === CHAR_LEFT_SQUARE_BRACKET) {
      while (eos() !== true && (next = advance())) {
        if (next === CHAR_BACKWARD_SLASH) {
          backslashes = token.backslashes = true;
          advance();
          continue;
        }

        if (next === CHAR_RIGHT_SQUARE_BRACKET) {
          isBracket = token.isBracket = true;
          isGlob = token.isGlob = true;
          finished = true;
          break;
        }
      }

      if (scanToEnd === true) {
        continue;
      }

      break;
    }

    if (opts.nonegate !== true && code === CHAR_EXCLAMATION_MARK && index === start) {
      negated = token.negated = true;
      start++;
      continue;
    }

    if (opts.noparen !== true && code === CHAR_LEFT_PARENTHESES) {
      isGlob = token.isGlob = true;

      if (scanToEnd === true) {
        let parens = 1;

        while (eos() !== true && (code = advance())) {
          if (code === CHAR_BACKWARD_SLASH) {
            backslashes = token.backslashes = true;
            advance();
            continue;
          }

          if (code === CHAR_LEFT_PARENTHESES) {
            parens++;
            continue;
          }

          if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
            finished = true;
            break;
          }
        }
        continue;
      }
      break;
    }

    if (isGlob === true) {
      finished = true;

      if (scanToEnd === true) {
        continue;
      }

      break;
    }
  }

  if (opts.noext === true) {
    isExtglob = false;
    isGlob = false;
  }

  let base = str;
  let prefix = '';
  let glob = '';

  if (start > 0) {
    prefix = str.slice(0, start);
    str = str.slice(start);
    lastIndex -= start;
  }

  if (base && isGlob === true && lastIndex > 0) {
    base = str.slice(0, lastIndex);
    glob = str.slice(lastIndex);
  } else if (isGlob === true) {
    base = '';
    glob = str;
  } else {
    base = str;
  }

  if (base && base !== '' && base !== '/' && base !== str) {
    if (isPathSeparator(base.charCodeAt(base.length - 1))) {
      base = base.slice(0, -1);
    }
  }

  if (opts.unescape === true) {
    if (glob) glob = utils.removeBackslashes(glob);

    if (base && backslashes === true) {
      base = utils.removeBackslashes(base);
    }
  }

  const state = {
    prefix,
    input,
    start,
    base,
    glob,
    isBrace,
    isBracket,
    isGlob,
    isExtglob,
    isGlobstar,
    negated,
    negatedExtglob
  };

  if (opts.tokens === true) {
    state.maxDepth = 0;
    if (!isPathSeparator(code)) {
      tokens.push(token);
    }
    state.tokens = tokens;
  }

  if (opts.parts === true || opts.tokens === true) {
    let prevIndex;

    for (let idx = 0; idx < slashes.length; idx++) {
      const n = prevIndex !== undefined ? prevIndex + 1 : start;
      const i = slashes[idx];
      const value = input.slice(n, i);
      if (opts.tokens) {
        if (idx === 0 && start !== 0) {
          tokens[idx].isPrefix = true;
          tokens[idx].value = prefix;
        } else {
          tokens[idx].value = value;
        }
        depth(tokens[idx]);
        state.maxDepth += tokens[idx].depth;
      }
      if (i >= start) {
        parts.push(value);
        prevIndex = i;
      }
    }

    const n = prevIndex !== undefined ? prevIndex + 1 : start;
    const value = input.slice(n);
    parts.push(value);

    if (opts.tokens && prevIndex && prevIndex + 1 < input.length) {
      tokens[tokens.length - 1].value = value;
      depth(tokens[tokens.length - 1]);
      state.maxDepth += tokens[tokens.length - 1].depth;
    }

    state.slashes = slashes;
    state.parts = parts;
  }

  return state;
};

module.exports = scan;


/***/ }),

/***/ 4059:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

/*global navigator*/


const {
  REGEX_BACKSLASH,
  REGEX_REMOVE_BACKSLASH,
  REGEX_SPECIAL_CHARS,
  REGEX_SPECIAL_CHARS_GLOBAL
} = __nccwpck_require__(5595);

exports.isObject = val => val !== null && typeof val === 'object' && !Array.isArray(val);
exports.hasRegexChars = str => REGEX_SPECIAL_CHARS.test(str);
exports.isRegexChar = str => str.length === 1 && exports.hasRegexChars(str);
exports.escapeRegex = str => str.replace(REGEX_SPECIAL_CHARS_GLOBAL, '\\$1');
exports.toPosixSlashes = str => str.replace(REGEX_BACKSLASH, '/');

exports.isWindows = () => {
  if (typeof navigator !== 'undefined' && navigator.platform) {
    const platform = navigator.platform.toLowerCase();
    return platform === 'win32' || platform === 'windows';
  }

  if (typeof process !== 'undefined' && process.platform) {
    return process.platform === 'win32';
  }

  return false;
};

exports.removeBackslashes = str => {
  return str.replace(REGEX_REMOVE_BACKSLASH, match => {
    return match === '\\' ? '' : match;
  });
};

exports.escapeLast = (input, char, lastIdx) => {
  const idx = input.lastIndexOf(char, lastIdx);
  if (idx === -1) return input;
  if (input[idx - 1] === '\\') return exports.escapeLast(input, char, idx - 1);
  return `${input.slice(0, idx)}\\${input.slice(idx)}`;
};

exports.removePrefix = (input, state = {}) => {
  let output = input;
  if (output.startsWith('./')) {
    output = output.slice(2);
    state.prefix = './';
  }
  return output;
};

exports.wrapOutput = (input, state = {}, options = {}) => {
  const prepend = options.contains ? '' : '^';
  const append = options.contains ? '' : '$';

  let output = `${prepend}(?:${input})${append}`;
  if (state.negated === true) {
    output = `(?:^(?!${output}).*$)`;
  }
  return output;
};

exports.basename = (path, { windows } = {}) => {
  const segs = path.split(windows ? /[\\/]/ : '/');
  const last = segs[segs.length - 1];

  if (last === '') {
    return segs[segs.length - 2];
  }

  return last;
};


/***/ }),

/***/ 5616:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ parseArguments),
/* harmony export */   u: () => (/* binding */ USAGE)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3916);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8422);



const USAGE = `Usage: repull [FILES...] [--INPUT VALUE]...
       repull tag [--INPUT VALUE]...
       repull audit [FILES...] [--INPUT VALUE]...

Writes a new tag, the pull policy and the pull secrets into the manifests that run an image.

  -i, --images NAME[=NEWNAME][:TAG][@DIGEST]   what was built; may be repeated
  -t, --tag TEMPLATE                           a tag, or a template such as {{sha}}-{{date 'YYYYMMDD'}}
      --digest sha256:...                      the digest of the one image
      --files PATH                             as FILES: files, directories and globs; !PATH excludes
      --pull-policy POLICY                     Always (default), IfNotPresent, Never or keep
      --pull-secrets [REGISTRY=]NAME           secrets that the pods must list; may be repeated
      --annotations KEY=VALUE                  set on the pod templates; may be repeated
      --image-fields [GROUP/]KIND PATH         where other kinds keep an image; may be repeated
      --kustomize auto|add|existing             when a kustomization has no entry for an image
      --on-no-match error|warn|ignore          when an image was found nowhere
      --audit off|warn|error                   what would keep a cluster from pulling; error: stop for errors
      --audit-fix                              also write the mends
      --sarif-file FILE                        the findings, for code scanning
      --render auto|off|required               compare the rendered manifests before and after
      --render-dir DIRECTORY                   write the rendered manifests there
      --deliver files                          where the result goes
      --output-dir DIRECTORY                   write patched copies there, leave the sources alone
      --dry-run                                show everything, write nothing
      --working-directory DIRECTORY            what paths are relative to
      --json                                   print the report
      --no-color                               no colours (so does NO_COLOR)
  -h, --help / --version

repull tag prints the tag alone, repull audit looks at the files alone. Exit status: 0 done, 1 failed (nothing written), 2 wrong usage.`;
const SHORT = { images: 'i', tag: 't' };
/** Reads the command line. Raises `usage`. */
function parseArguments(argv) {
    const { values, positionals } = parse(argv);
    const [first, ...rest] = positionals;
    const operands = first === 'tag' || first === 'audit' ? rest : positionals;
    const listed = values['files'];
    const files = [...operands, ...(Array.isArray(listed) ? listed : [])].map(String);
    return {
        command: values['help'] === true
            ? 'help'
            : values['version'] === true
                ? 'version'
                : first === 'tag' || first === 'audit'
                    ? first
                    : 'patch',
        raw: { ...rawInputs(values), files: files.length === 0 ? undefined : files },
        json: values['json'] === true,
        color: values['no-color'] !== true
    };
}
function parse(argv) {
    const options = Object.fromEntries(_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .INPUTS */ .m.map(({ name, kind }) => {
        const short = SHORT[name];
        const option = { type: kind === 'boolean' ? 'boolean' : 'string', multiple: kind === 'list' };
        return [name, short === undefined ? option : { ...option, short }];
    }));
    const switches = { json: BOOLEAN, 'no-color': BOOLEAN, version: BOOLEAN, help: { ...BOOLEAN, short: 'h' } };
    try {
        return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({
            args: argv.flatMap(booleanValue),
            options: { ...options, ...switches },
            allowPositionals: true
        });
    }
    catch (error) {
        const [message = ''] = (error instanceof Error ? error.message : String(error)).split(/\n|(?<=\.) /);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RepullError */ .z2({ code: 'usage', level: 'error', message, hint: 'See repull --help.' });
    }
}
const BOOLEAN = { type: 'boolean' };
/** `--dry-run=true` and `--dry-run=false`, which parseArgs does not know. */
function booleanValue(argument) {
    const match = /^--([a-z-]+)=(true|false)$/i.exec(argument);
    const isBoolean = _inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .INPUTS */ .m.some(({ name, kind }) => kind === 'boolean' && name === match?.[1]);
    if (match === null || !isBoolean)
        return [argument];
    return match[2]?.toLowerCase() === 'true' ? [`--${match[1] ?? ''}`] : [];
}
function rawInputs(values) {
    return Object.fromEntries(_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .INPUTS */ .m.flatMap(({ name }) => {
        const value = values[name];
        if (value === undefined)
            return [];
        return [[name, Array.isArray(value) ? value.map(String) : String(value)]];
    }));
}


/***/ }),

/***/ 5581:
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _package_json__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8330);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3916);
/* harmony import */ var _host_build_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2671);
/* harmony import */ var _cli_arguments_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(5616);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8422);
/* harmony import */ var _report_json_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(9995);
/* harmony import */ var _report_result_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(5781);
/* harmony import */ var _report_terminal_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(8078);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(5627);











/** The same program in a terminal. Exit status: 0 done, 1 failed (nothing written), 2 wrong usage. */
async function main() {
    let call;
    try {
        call = (0,_cli_arguments_js__WEBPACK_IMPORTED_MODULE_5__/* .parseArguments */ .W)(process.argv.slice(2));
        if (call.command === 'help')
            return print(_cli_arguments_js__WEBPACK_IMPORTED_MODULE_5__/* .USAGE */ .u);
        if (call.command === 'version')
            return print(_package_json__WEBPACK_IMPORTED_MODULE_2__/* .version */ .rE);
        await patch(call);
    }
    catch (error) {
        process.exitCode = report(error, call);
    }
}
async function patch(call) {
    const inputs = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .parseInputs */ .T)(call.raw);
    const workingDirectory = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(inputs.workingDirectory);
    const progress = new Progress();
    const host = (0,_host_build_js__WEBPACK_IMPORTED_MODULE_4__/* .buildHost */ .B)({
        env: process.env,
        workingDirectory,
        roots: roots(workingDirectory, inputs.files),
        onFile: () => progress.tick()
    });
    if (call.command === 'tag')
        return print(await (0,_run_js__WEBPACK_IMPORTED_MODULE_9__/* .computeTagAlone */ .D3)(inputs, host));
    // The diff of the files says all there is to say of manifests that need no renderer.
    const world = { ...host, comparesPlain: call.json || call.raw.render !== undefined };
    const job = call.command === 'audit' ? _run_js__WEBPACK_IMPORTED_MODULE_9__/* .runAuditAlone */ .yE : _run_js__WEBPACK_IMPORTED_MODULE_9__/* .run */ .eF;
    const result = await job({ ...inputs, workingDirectory }, world).finally(() => progress.clear());
    if (result.problems.some(({ level }) => level === 'error'))
        process.exitCode = 1;
    if (call.json)
        return print((0,_report_json_js__WEBPACK_IMPORTED_MODULE_7__/* .reportText */ .U)((0,_report_json_js__WEBPACK_IMPORTED_MODULE_7__/* .reportOf */ .E)(result, _package_json__WEBPACK_IMPORTED_MODULE_2__/* .version */ .rE)).trimEnd());
    print((0,_report_terminal_js__WEBPACK_IMPORTED_MODULE_8__/* .terminalText */ .eR)(result, colour(call, process.stdout)).trimEnd());
}
/**
 * What may be read and written: the repository around the working directory (or that directory), and the folders of
 * paths that the person typed and that lie elsewhere. Links out of these are refused.
 */
function roots(workingDirectory, files) {
    const workspace = repositoryAround(workingDirectory) ?? workingDirectory;
    const elsewhere = files
        .filter((entry) => !entry.startsWith('!'))
        .map((entry) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workingDirectory, entry.replace(/[*?{[(].*$/, '')))
        .filter((path) => /^\.\.(?:[\\/]|$)/.test((0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(workspace, path)) || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(workspace, path)))
        .map((path) => ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false })?.isDirectory() === true ? path : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path)));
    return [workspace, ...elsewhere];
}
function repositoryAround(directory) {
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, '.git')))
        return directory;
    const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(directory);
    return parent === directory ? undefined : repositoryAround(parent);
}
/** Prints what went wrong and gives the exit status. */
function report(error, call) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RepullError */ .z2))
        throw error;
    if (call?.json === true)
        print((0,_report_json_js__WEBPACK_IMPORTED_MODULE_7__/* .reportText */ .U)((0,_report_json_js__WEBPACK_IMPORTED_MODULE_7__/* .reportOf */ .E)((0,_report_result_js__WEBPACK_IMPORTED_MODULE_10__/* .failed */ .gz)(error.problems), _package_json__WEBPACK_IMPORTED_MODULE_2__/* .version */ .rE)).trimEnd());
    const text = error.problems.map((problem) => (0,_report_terminal_js__WEBPACK_IMPORTED_MODULE_8__/* .problemText */ .fI)(problem, colour(call, process.stderr))).join('');
    process.stderr.write(`${text.trimEnd()}\n`);
    return error.problems.some(isUsage) ? 2 : 1;
}
function isUsage({ code, level }) {
    return level === 'error' && (code === 'usage' || code === 'input' || code === 'template');
}
/** https://no-color.org: any value but an empty one turns colours off. */
function colour(call, stream) {
    return stream.isTTY && call?.color !== false && !process.env['NO_COLOR'];
}
function print(text) {
    process.stdout.write(`${text}\n`);
}
/** How many files were read, on a terminal, while it takes long enough to wonder. */
class Progress {
    #files = 0;
    #isShown = process.stderr.isTTY;
    tick() {
        this.#files += 1;
        if (this.#isShown && this.#files % 500 === 0)
            process.stderr.write(`\r${this.#files} files read`);
    }
    clear() {
        if (this.#isShown && this.#files >= 500)
            process.stderr.write('\r\u001B[K');
    }
}
// A reader such as `head` may close the pipe early.
process.stdout.on('error', (error) => {
    if (error.code === 'EPIPE')
        process.exit(0);
    throw error;
});
await main();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 3916:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   dE: () => (/* binding */ formatPlace),
/* harmony export */   z2: () => (/* binding */ RepullError)
/* harmony export */ });
/* unused harmony exports tellsOnly, describe */
/** The one error type of the project. Carries every problem that was found before the run stopped. */
class RepullError extends Error {
    problems;
    constructor(problems, options) {
        const list = 'code' in problems ? [problems] : problems;
        super(list.map(describe).join('\n'), options);
        this.name = 'RepullError';
        this.problems = list;
    }
}
/** Whether an error is of this project and tells of one kind of thing alone. */
function tellsOnly(error, code) {
    return error instanceof RepullError && error.problems.every((problem) => problem.code === code);
}
/** `deploy.yaml:12:9: message (hint)`, on one line as far as the message is. */
function describe(problem) {
    const hint = problem.hint === undefined ? '' : ` ${problem.hint}`;
    return `${problem.place === undefined ? '' : `${formatPlace(problem.place)}: `}${problem.message}${hint}`;
}
/** `file:line:column`, as far as they are known. */
function formatPlace(place) {
    return [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
}


/***/ }),

/***/ 6446:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AH: () => (/* binding */ spotAt),
/* harmony export */   e6: () => (/* binding */ follow),
/* harmony export */   jV: () => (/* binding */ formatPath),
/* harmony export */   zC: () => (/* binding */ parseFieldSpec)
/* harmony export */ });
/* harmony import */ var _yaml_node_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2655);

/** `spec/{a,b}/image` as the parts of `spec/a/image` and of `spec/b/image`. `\/` is a slash in a key. */
function parseFieldSpec(spec) {
    const braces = /\{([^{}]*)\}/.exec(spec);
    if (braces !== null) {
        const [before, after] = [spec.slice(0, braces.index), spec.slice(braces.index + braces[0].length)];
        return (braces[1] ?? '').split(',').flatMap((choice) => parseFieldSpec(before + choice + after));
    }
    return [spec === '' ? [] : spec.split(/(?<!\\)\//).map((part) => part.replaceAll('\\/', '/'))];
}
/** The same for people: `spec/containers[0]/image`. */
function formatPath(path) {
    return path
        .map((part) => (typeof part === 'number' ? `[${part}]` : `/${part.replaceAll('/', '\\/')}`))
        .join('')
        .replace(/^\//, '');
}
/** Everything below `root` that the parts of a field spec lead to, through aliases and merged mappings. */
function* follow(root, parts, base = []) {
    yield* step({ node: root, path: base, parent: null, found: null, twins: [] }, parts);
}
function* step(hit, parts) {
    const [part, ...rest] = parts;
    if (part === undefined) {
        yield hit;
        return;
    }
    const lists = /(?:\[\])*$/.exec(part)?.[0] ?? '';
    for (const child of children(hit, part.slice(0, part.length - lists.length))) {
        for (const item of items(child, lists.length / 2))
            yield* step(item, rest);
    }
}
function* children(hit, key) {
    const map = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .asMapping */ .dw)(hit.node);
    if (map === undefined)
        return;
    if (key === '*') {
        for (const entry of map.entries) {
            const path = [...hit.path, entry.name ?? ''];
            yield {
                node: entry.value,
                path,
                parent: map,
                found: { entry, holder: map, twins: [] },
                twins: hit.twins
            };
        }
        return;
    }
    const found = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .lookup */ .$I)(map, key);
    if (found === undefined)
        return;
    const twins = found.twins.length > 0 ? [...hit.twins, [...found.twins, found.entry]] : hit.twins;
    for (const entry of [...found.twins, found.entry]) {
        yield { node: entry.value, path: [...hit.path, key], parent: map, found: { ...found, entry }, twins };
    }
}
function* items(hit, depth) {
    if (depth === 0) {
        yield hit;
        return;
    }
    for (const [index, node] of ((0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .asSequence */ .GO)(hit.node)?.items ?? []).entries()) {
        yield* items({ ...hit, node, path: [...hit.path, index], parent: null, found: null }, depth - 1);
    }
}
/** Where `keys` lead below a mapping; undefined where something other than a mapping is in the way. */
function spotAt(root, keys, base = []) {
    const path = [...base, ...keys];
    let parent = root;
    for (const [index, key] of keys.entries()) {
        const found = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .lookup */ .$I)(parent, key);
        const spot = { path, parent, depth: base.length + index, found };
        if (found === undefined)
            return { ...spot, missing: keys.slice(index) };
        const value = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .resolve */ .hd)(found.entry.value);
        const isEmpty = value?.type === 'scalar' && (value.value === null || value.value === '');
        if (isEmpty || index === keys.length - 1)
            return { ...spot, missing: keys.slice(index + 1) };
        if (value?.type !== 'mapping')
            return undefined;
        parent = value;
    }
    return undefined;
}


/***/ }),

/***/ 2671:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  B: () => (/* binding */ buildHost)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __nccwpck_require__(3916);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __nccwpck_require__(4573);
;// CONCATENATED MODULE: ./src/host/git.ts
// A repository's own settings can name programs that git runs (core.fsmonitor, hooks, gpg.program) and places that it
// fetches missing objects from; see "Configuration" and "GIT_ALLOW_PROTOCOL" in git-config(1) and git(1).
const SETTINGS = [
    '--no-pager',
    ...['-c', 'core.fsmonitor=false'],
    ...['-c', 'core.untrackedCache=false'],
    ...['-c', 'core.hooksPath=/dev/null'],
    ...['-c', 'log.showSignature=false'],
    ...['-c', 'safe.directory=*']
];
const ENVIRONMENT = {
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C'
};
/** Runs git on a repository that nobody vouches for: nothing that its settings name is run. Raises `tool` where git is missing. */
function git(processes, directory, args) {
    return processes.run('git', [...SETTINGS, ...args], { cwd: directory, env: ENVIRONMENT });
}

;// CONCATENATED MODULE: ./src/host/roots.ts


/** git's own folder, in any case: on macOS and Windows `.GIT` is the same folder. */
function isGitFolder(name) {
    return name.toLowerCase() === '.git';
}
/**
 * Takes absolute folders; gives a test for real paths (all links resolved): does it lie in one of them, and not in a `.git` folder?
 * A folder that does not exist holds nothing.
 */
function within(roots) {
    const realRoots = roots.flatMap((root) => {
        try {
            return [external_node_fs_.realpathSync.native(root)];
        }
        catch {
            return [];
        }
    });
    return (realPath) => realRoots.some((root) => {
        const rest = (0,external_node_path_.relative)(root, realPath);
        return !(0,external_node_path_.isAbsolute)(rest) && rest.split(external_node_path_.sep).every((part) => part !== '..' && !isGitFolder(part));
    });
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
;// CONCATENATED MODULE: ./src/host/system-error.ts

/** The name that the system gives an error, such as `ENOENT`; undefined where it is not the system's. */
function systemCode(error) {
    return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
        ? error.code
        : undefined;
}
/** The reason in words, with the system's name for it: `no space left on device (ENOSPC)`. */
function systemReason(error) {
    const code = systemCode(error);
    if (code === undefined)
        return String(error);
    for (const [name, words] of (0,external_node_util_.getSystemErrorMap)().values())
        if (name === code)
            return `${words} (${code})`;
    return code;
}

;// CONCATENATED MODULE: ./src/host/list.ts







/**
 * Every file below the real path `real`, each name after `prefix`; without `ignored` as git sees it, where there is a
 * repository around the folder or one inside it. Raises `tool` where git is needed and fails.
 */
async function listFolder(options) {
    const found = { files: [], problems: [], ignored: options.ignored, processes: options.processes };
    if (!options.ignored && isInRepository(options.real))
        await askGit(options.real, options.prefix, found);
    else
        await walk(options.real, options.prefix, found);
    // A path with a merge conflict is in the index up to three times.
    return { files: [...new Set(found.files)].sort(), problems: found.problems };
}
function isInRepository(directory) {
    const parent = (0,external_node_path_.dirname)(directory);
    return (0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, '.git')) || (parent !== directory && isInRepository(parent));
}
async function walk(directory, prefix, found) {
    const entries = entriesOf(directory, prefix, found);
    if (!found.ignored && entries.some((entry) => entry.name === '.git')) {
        await askGit(directory, prefix, found);
        return;
    }
    for (const entry of entries) {
        if (isGitFolder(entry.name))
            continue;
        if (entry.isDirectory())
            await walk((0,external_node_path_.join)(directory, entry.name), `${prefix}${entry.name}/`, found);
        else if (isFile(entry, (0,external_node_path_.join)(directory, entry.name)))
            found.files.push(prefix + entry.name);
    }
}
/** A file, or a link to one. A link that leads nowhere is nothing; one that may not be followed is left to the reader. */
function isFile(entry, path) {
    if (!entry.isSymbolicLink())
        return entry.isFile();
    try {
        return (0,external_node_fs_.statSync)(path).isFile();
    }
    catch (error) {
        return !['ENOENT', 'ENOTDIR', 'ELOOP'].includes(systemCode(error) ?? '');
    }
}
function entriesOf(directory, prefix, found) {
    try {
        const entries = (0,external_node_fs_.readdirSync)(directory, { withFileTypes: true });
        // Node shows bytes that are not UTF-8 as U+FFFD.
        if (!entries.some((entry) => entry.name.includes('\ufffd')))
            return entries;
        const names = (0,external_node_fs_.readdirSync)(directory, { encoding: 'buffer' });
        const text = new Set(names.filter((name) => (0,external_node_buffer_.isUtf8)(name)).map((name) => name.toString()));
        for (const name of names)
            if (!(0,external_node_buffer_.isUtf8)(name))
                found.problems.push(notText(Buffer.from(prefix), name));
        return entries.filter((entry) => text.has(entry.name));
    }
    catch (error) {
        const place = { file: prefix === '' ? '.' : prefix };
        const message = `The folder was left out, for it cannot be read: ${systemReason(error)}.`;
        found.problems.push({ code: 'unreadable', level: 'warning', message, place });
        return [];
    }
}
async function askGit(directory, prefix, found) {
    const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--'];
    const output = await git(found.processes, directory, args);
    if (output.status !== 0)
        throw new errors/* RepullError */.z2(gitFailed(prefix, output.stderr));
    if (output.stderr !== '') {
        const message = `git has a remark on the files: ${output.stderr.trim()}`;
        found.problems.push({
            code: 'tool',
            level: 'notice',
            message,
            place: { file: prefix === '' ? '.' : prefix }
        });
    }
    const lookUp = workTree(directory, prefix, found);
    for (const path of decode(output.stdout, prefix, found)) {
        // Untracked repositories end in `/`.
        const name = path.endsWith('/') ? path.slice(0, -1) : path;
        const entry = lookUp(name);
        if (entry === undefined)
            continue;
        // A repository inside this one: an untracked one, or a submodule.
        if (entry.isDirectory())
            await walk((0,external_node_path_.join)(directory, name), `${prefix}${name}/`, found);
        else if (entry.isFile() || isFile(entry, (0,external_node_path_.join)(directory, name)))
            found.files.push(prefix + name);
    }
}
function decode(output, prefix, found) {
    if ((0,external_node_buffer_.isUtf8)(output))
        return output.toString().split('\0').slice(0, -1);
    const paths = [];
    for (let start = 0, end = output.indexOf(0); end >= 0; start = end + 1, end = output.indexOf(0, start)) {
        const path = output.subarray(start, end);
        if ((0,external_node_buffer_.isUtf8)(path))
            paths.push(path.toString());
        else
            found.problems.push(notText(Buffer.from(prefix), path));
    }
    return paths;
}
/**
 * Gives what stands at a path of the work tree now: the index also holds files that were deleted, and files of a folder
 * whose place a link has taken. One readdir for each folder, which is cheaper than one lstat for each file.
 */
function workTree(directory, prefix, found) {
    const folders = new Map();
    return (path) => {
        const slash = path.lastIndexOf('/') + 1;
        const below = path.slice(0, slash);
        const name = path.slice(slash);
        if (isForbidden(name))
            return undefined;
        const folder = folders.get(below) ?? readFolder(directory, below, prefix, found);
        folders.set(below, folder);
        // git can spell a name otherwise than the folder does: core.ignoreCase, core.precomposeUnicode.
        return folder.get(name) ?? (folder.size > 0 ? lookAt((0,external_node_path_.join)(directory, path)) : undefined);
    };
}
/** git keeps such names out of its index, but not out of one that somebody else made. */
function isForbidden(name) {
    return name === '' || name === '.' || name === '..' || isGitFolder(name);
}
function readFolder(directory, below, prefix, found) {
    const path = (0,external_node_path_.resolve)(directory, below);
    if (below.split('/').slice(0, -1).some(isForbidden) || !isRealPath(path))
        return new Map();
    const problems = [];
    const entries = entriesOf(path, prefix + below, { ...found, problems });
    // Names that are not UTF-8 are in git's list too, unless it ignores them.
    found.problems.push(...problems.filter((problem) => problem.code === 'unreadable'));
    return new Map(entries.map((entry) => [entry.name, entry]));
}
function lookAt(path) {
    try {
        return (0,external_node_fs_.lstatSync)(path);
    }
    catch {
        return undefined;
    }
}
function isRealPath(path) {
    try {
        return external_node_fs_.realpathSync.native(path) === path;
    }
    catch {
        return false;
    }
}
/** A name that nothing of ours can spell. `prefix`: what stands before it. */
function notText(prefix, name) {
    const file = Buffer.concat([prefix, name])
        .toString('latin1')
        .replace(/[^ -~]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`);
    const message = 'The name of this file is not UTF-8, so it was left out.';
    return { code: 'not-text', level: 'notice', message, place: { file }, hint: 'Rename it.' };
}
function gitFailed(prefix, stderr) {
    return {
        code: 'tool',
        level: 'error',
        message: `git could not list the files: ${stderr.trim()}`,
        place: { file: prefix === '' ? '.' : prefix },
        hint: 'Repair the repository, or name each file in `files`.'
    };
}

;// CONCATENATED MODULE: ./src/host/tree.ts
const MAX_FILE_BYTES = 5 * 1024 * 1024;

;// CONCATENATED MODULE: ./src/host/folder.ts







// O_NONBLOCK: opening a FIFO that nobody writes to would wait for ever.
const OPEN = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
// Windows has no O_NOFOLLOW, so there every path is resolved before it is opened.
const TELLS_LINKS = process.platform !== 'win32';
/**
 * The files of a work tree. `roots`: absolute folders that may be looked into; a path whose real path lies in none is
 * `outside`. Raises `input` where the working directory cannot be opened.
 */
function folderTree(options) {
    const home = realWorkingDirectory(options.workingDirectory);
    const inside = within(options.roots);
    const folders = new Map();
    let spare;
    function folderAt(directory) {
        const known = folders.get(directory);
        if (known !== undefined)
            return known;
        const real = realPath((0,external_node_path_.resolve)(home, directory), inside);
        if (typeof real !== 'object')
            return real;
        const prefix = (0,external_node_path_.relative)(home, real.path).split(external_node_path_.sep).join('/');
        const folder = { real: real.path, prefix: prefix === '' ? '' : `${prefix}/` };
        folders.set(directory, folder);
        return folder;
    }
    /** The open file and its path from the working directory. */
    function open(path) {
        const slash = path.lastIndexOf('/');
        const name = path.slice(slash + 1);
        if (name === '' || name === '.' || name === '..')
            return 'not-regular';
        const folder = folderAt(slash < 0 ? '' : path.slice(0, slash + 1));
        if (typeof folder === 'string')
            return folder;
        const fd = TELLS_LINKS ? openNoLink(`${folder.real}/${name}`) : 'link';
        if (typeof fd === 'number')
            return { fd, path: folder.prefix + name };
        return fd === 'link' ? openLink(`${folder.real}/${name}`) : fd;
    }
    function openLink(path) {
        const real = realPath(path, inside);
        if (typeof real !== 'object')
            return real;
        const fd = openNoLink(real.path);
        if (typeof fd === 'number')
            return { fd, path: (0,external_node_path_.relative)(home, real.path).split(external_node_path_.sep).join('/') };
        // What was a real path a moment ago is a link now.
        return fd === 'link' ? 'outside' : fd;
    }
    return {
        spelled(path) {
            const typed = (0,external_node_path_.resolve)(options.workingDirectory);
            const spelled = (0,external_node_path_.relative)(typed, (0,external_node_path_.resolve)(typed, path)).split(external_node_path_.sep).join('/');
            return spelled === '' ? '.' : spelled;
        },
        kind(path) {
            const real = realPath((0,external_node_path_.resolve)(home, path), inside);
            return typeof real === 'object' ? kindOf(real.path) : real;
        },
        async list(directory, { ignored }) {
            const folder = folderAt(directory);
            if (typeof folder === 'string')
                throw new errors/* RepullError */.z2(notListed(directory, folder));
            if (kindOf(folder.real) !== 'directory')
                throw new errors/* RepullError */.z2(notListed(directory, 'not-regular'));
            const prefix = (0,external_node_path_.isAbsolute)(directory) ? folder.prefix : asPrefix(directory);
            return listFolder({ real: folder.real, prefix, ignored, processes: options.processes });
        },
        read(path, use) {
            const file = open(path);
            if (typeof file === 'string')
                return file;
            // Taken out while it is in use, so that a read inside `use` gets a buffer of its own.
            const buffer = spare ?? Buffer.allocUnsafeSlow(MAX_FILE_BYTES + 1);
            spare = undefined;
            try {
                const length = readAndClose(file.fd, buffer);
                return typeof length === 'number'
                    ? use({ path: file.path, bytes: buffer.subarray(0, length) })
                    : length;
            }
            finally {
                spare = buffer;
            }
        }
    };
}
function realWorkingDirectory(path) {
    try {
        return external_node_fs_.realpathSync.native(path);
    }
    catch (error) {
        const message = `The working directory "${path}" cannot be opened: ${systemReason(error)}.`;
        throw new errors/* RepullError */.z2({ code: 'input', level: 'error', message }, { cause: error });
    }
}
function realPath(path, inside) {
    try {
        const real = external_node_fs_.realpathSync.native(path);
        return inside(real) ? { path: real } : 'outside';
    }
    catch (error) {
        return reason(error);
    }
}
function reason(error) {
    const code = systemCode(error) ?? '';
    // ELOOP: a link that leads to itself. ERR_INVALID_ARG_VALUE: a NUL, which no name can have.
    const missing = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'ERR_INVALID_ARG_VALUE'];
    return missing.includes(code) ? 'missing' : 'unreadable';
}
function openNoLink(path) {
    try {
        return (0,external_node_fs_.openSync)(path, OPEN);
    }
    catch (error) {
        const code = systemCode(error);
        if (code === 'ELOOP')
            return 'link';
        // ENXIO and EOPNOTSUPP: a socket (Linux, macOS) or a device without a driver.
        return code === 'ENXIO' || code === 'EOPNOTSUPP' || code === 'ENODEV' ? 'not-regular' : reason(error);
    }
}
function readAndClose(fd, buffer) {
    try {
        const stat = (0,external_node_fs_.fstatSync)(fd);
        if (!stat.isFile())
            return 'not-regular';
        if (stat.size > MAX_FILE_BYTES)
            return 'too-large';
        let length = 0;
        do {
            const count = (0,external_node_fs_.readSync)(fd, buffer, length, buffer.length - length, null);
            if (count === 0)
                break;
            length += count;
        } while (length < stat.size);
        return length > MAX_FILE_BYTES ? 'too-large' : length;
    }
    catch {
        return 'unreadable';
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
}
function kindOf(real) {
    try {
        const stat = (0,external_node_fs_.statSync)(real);
        return stat.isFile() ? 'file' : stat.isDirectory() ? 'directory' : 'other';
    }
    catch (error) {
        return reason(error);
    }
}
/** `./a/` and `a` as `a/`; `.` as nothing. */
function asPrefix(directory) {
    const path = external_node_path_.posix.join(directory, '.');
    return path === '.' ? '' : `${path.replace(/\/$/, '')}/`;
}
/** Why a directory was not listed. */
function notListed(directory, why) {
    const problem = { level: 'error', place: { file: directory } };
    switch (why) {
        case 'missing':
            return { ...problem, code: 'missing-file', message: 'There is no such directory.' };
        case 'outside':
            return { ...problem, code: 'outside', message: 'The directory lies outside the workspace.' };
        case 'unreadable':
            return { ...problem, code: 'unreadable', message: 'The system does not let the directory be read.' };
        case 'submodule':
            return { ...problem, code: 'submodule', message: 'The directory lies in a submodule.' };
        default:
            return { ...problem, code: 'not-regular', message: 'This is not a directory.' };
    }
}

// EXTERNAL MODULE: ./src/tag/date.ts
var date = __nccwpck_require__(578);
;// CONCATENATED MODULE: ./src/host/event.ts



/** The event that started the workflow, as GitHub wrote it; undefined where GITHUB_EVENT_PATH is not set. Raises `input`. */
function readEvent(env) {
    const path = env['GITHUB_EVENT_PATH'] ?? '';
    if (path === '')
        return undefined;
    let text;
    try {
        text = (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch (error) {
        throw unreadable(path, `cannot be read: ${systemReason(error)}`, error);
    }
    try {
        return JSON.parse(text);
    }
    catch (error) {
        throw unreadable(path, 'is not JSON', error);
    }
}
function unreadable(path, why, cause) {
    const message = `GITHUB_EVENT_PATH names "${path}", which ${why}.`;
    return new errors/* RepullError */.z2({ code: 'input', level: 'error', message, hint: 'Unset it, or name the event file.' }, { cause });
}
/** The text or number at these keys of an event; undefined where there is none, or an empty text. */
function eventField(event, ...keys) {
    let value = event;
    for (const key of keys) {
        if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key))
            return undefined;
        value = value[key];
    }
    if (typeof value === 'number')
        return String(value);
    return typeof value === 'string' && value !== '' ? value : undefined;
}

;// CONCATENATED MODULE: ./src/host/facts.ts




const NAMES = {
    sha: 'sha',
    branch: 'branch',
    baseBranch: 'base_branch',
    gitTag: 'git_tag',
    pr: 'pr',
    runId: 'run_id',
    runNumber: 'run_number',
    runAttempt: 'run_attempt',
    actor: 'actor',
    repo: 'repo'
};
/**
 * Finds out what the templates need, from the Actions environment and event or, in a terminal, from the local git
 * repository. What is not needed is not asked for; what cannot be found is left away. Raises `input` for a bad SOURCE_DATE_EPOCH.
 */
async function gatherFacts(needed, world) {
    const source = world.env['GITHUB_ACTIONS'] === 'true' ? fromActions(world) : fromTerminal(world);
    const now = (0,date/* sourceDateEpoch */.pA)(world.env['SOURCE_DATE_EPOCH']) ?? world.now;
    const facts = { now, env: world.env };
    for (const fact of Object.keys(NAMES)) {
        if (needed.has(NAMES[fact]))
            facts[fact] = await source[fact]();
    }
    if (needed.has('commit_date'))
        facts.commitDate = await commitDate(world, await source.sha());
    return facts;
}
function fromActions({ env, eventPayload: event }) {
    const given = (name) => (env[name] === '' ? undefined : env[name]);
    const refName = (type) => given('GITHUB_REF_TYPE') === type ? given('GITHUB_REF_NAME') : undefined;
    // On a pull request the runner checks out a merge commit, refs/pull/N/merge, and calls it a branch. Only pull_request and
    // pull_request_target set GITHUB_HEAD_REF; reviews of one do not.
    const pullRequest = /^refs\/pull\/([0-9]+)\//.exec(given('GITHUB_REF') ?? '')?.[1];
    const isPullRequest = (given('GITHUB_EVENT_NAME') ?? '').startsWith('pull_request');
    const ofPullRequest = (...keys) => isPullRequest ? eventField(event, 'pull_request', ...keys) : undefined;
    return {
        sha: () => ofPullRequest('head', 'sha') ?? given('GITHUB_SHA'),
        branch: () => given('GITHUB_HEAD_REF') ??
            ofPullRequest('head', 'ref') ??
            (pullRequest === undefined ? refName('branch') : undefined),
        baseBranch: () => given('GITHUB_BASE_REF') ??
            ofPullRequest('base', 'ref') ??
            eventField(event, 'base_ref')?.replace(/^refs\/heads\//, ''),
        gitTag: () => refName('tag'),
        pr: () => eventField(event, 'pull_request', 'number') ?? eventField(event, 'number') ?? pullRequest,
        runId: () => given('GITHUB_RUN_ID'),
        runNumber: () => given('GITHUB_RUN_NUMBER'),
        runAttempt: () => given('GITHUB_RUN_ATTEMPT'),
        actor: () => given('GITHUB_ACTOR'),
        repo: () => given('GITHUB_REPOSITORY')
    };
}
function fromTerminal(world) {
    return {
        ...fromActions(world),
        sha: () => ask(world, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']),
        branch: () => ask(world, ['symbolic-ref', '--short', '-q', 'HEAD']),
        gitTag: () => ask(world, ['describe', '--exact-match', '--tags', 'HEAD']),
        repo: async () => repositoryOf((await ask(world, ['remote', 'get-url', 'origin'])) ?? '')
    };
}
async function commitDate(world, sha) {
    if (sha === undefined || !/^([0-9a-f]{40}|[0-9a-f]{64})$/i.test(sha))
        return undefined;
    const seconds = await ask(world, ['show', '-s', '--format=%ct', '--end-of-options', sha]);
    const event = world.eventPayload;
    const timestamp = eventField(event, 'head_commit', 'id') === sha ? eventField(event, 'head_commit', 'timestamp') : undefined;
    const date = new Date(seconds === undefined ? (timestamp ?? NaN) : Number(seconds) * 1000);
    return Number.isNaN(date.getTime()) ? undefined : date;
}
/** What git answers; undefined where it does not know, where there is no repository, and where there is no git. */
async function ask(world, args) {
    try {
        const { status, stdout } = await git(world.processes, world.workingDirectory, args);
        const answer = stdout.toString().replace(/\n$/, '');
        return status === 0 && answer !== '' ? answer : undefined;
    }
    catch {
        return undefined;
    }
}
/** The last two parts of a remote's path, `https://HOST/OWNER/NAME.git`, `ssh://...` or `git@HOST:OWNER/NAME`, without `.git`. */
function repositoryOf(remote) {
    const path = /^[a-z][a-z+]*:\/\/[^/]+\/(.+)$/i.exec(remote)?.[1] ?? /^[^/:]{2,}:(?!\/\/)(.+)$/.exec(remote)?.[1];
    return path
        ?.replace(/\/+$/, '')
        .replace(/\.git$/, '')
        .match(/([^/]+\/[^/]+)$/)?.[1];
}

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: ./src/host/interruption.ts
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const waiting = new Set();
/**
 * Has `cleanUp` called where one of the signals that end a program arrives before the function is called that this gives
 * back; the signal then ends the program as it would have.
 */
function whenInterrupted(cleanUp) {
    if (waiting.size === 0)
        for (const signal of SIGNALS)
            process.on(signal, end);
    waiting.add(cleanUp);
    return () => {
        if (!waiting.delete(cleanUp) || waiting.size > 0)
            return;
        for (const signal of SIGNALS)
            process.off(signal, end);
    };
}
function end(signal) {
    for (const name of SIGNALS)
        process.off(name, end);
    for (const cleanUp of waiting)
        cleanUp();
    waiting.clear();
    process.kill(process.pid, signal);
}

;// CONCATENATED MODULE: ./src/host/processes.ts






// What a tool needs to find itself, its user's settings and a place for temporary files. Inputs (INPUT_*), tokens and
// GIT_* variables of a surrounding git hook stay behind.
const PASSED_ON = [
    ...['PATH', 'HOME', 'USER', 'LOGNAME', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TMPDIR', 'XDG_CONFIG_HOME'],
    ...[
        'TEMP',
        'TMP',
        'SystemRoot',
        'ComSpec',
        'PATHEXT',
        'USERPROFILE',
        'APPDATA',
        'LOCALAPPDATA',
        'ProgramData'
    ]
];
/** Runs tools with an environment made of the safe part of `env` and of what a call adds. */
function childProcesses(env) {
    const passedOn = safePart(env);
    const found = new Map();
    const find = (tool) => {
        const path = found.get(tool) ?? findTool(tool, env['PATH'] ?? env['Path'] ?? '');
        if (path !== undefined)
            found.set(tool, path);
        return path;
    };
    return {
        has: (tool) => find(tool) !== undefined,
        run(tool, args, options = {}) {
            const path = find(tool);
            if (path === undefined)
                return Promise.reject(notFound(tool));
            return runPath(tool, path, args, { ...options, env: { ...passedOn, ...options.env } });
        }
    };
}
function runPath(tool, path, args, options) {
    const { cwd, env, input, timeLimit, outputLimit = Infinity } = options;
    return new Promise((resolve, reject) => {
        const child = (0,external_node_child_process_namespaceObject.spawn)(path, args, {
            cwd,
            env,
            stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
            // A group of its own, so that nothing that it starts is left behind.
            detached: process.platform !== 'win32',
            windowsHide: true
        });
        const output = { stdout: new Array(), stderr: new Array() };
        let [size, stopped] = [0, null];
        const stop = (limit) => {
            stopped ??= limit;
            endGroup(child);
            // Something may have left the group with the pipes in its hands.
            child.stdout?.destroy();
            child.stderr?.destroy();
        };
        const done = whenInterrupted(() => endGroup(child));
        const timer = timeLimit === undefined ? undefined : setTimeout(() => stop('time'), timeLimit);
        for (const name of ['stdout', 'stderr']) {
            child[name]?.on('data', (data) => {
                size += data.length;
                if (size > outputLimit)
                    stop('output');
                else
                    output[name].push(data);
            });
        }
        // A tool may end before it has read everything.
        child.stdin?.on('error', () => undefined);
        child.stdin?.end(input);
        child.on('exit', () => endGroup(child));
        child.on('error', (error) => {
            clearTimeout(timer);
            done();
            reject(notStarted(tool, cwd, error));
        });
        child.on('close', (status) => {
            clearTimeout(timer);
            done();
            resolve({
                status: status ?? -1,
                stdout: Buffer.concat(output.stdout),
                stderr: Buffer.concat(output.stderr).toString(),
                stopped
            });
        });
    });
}
function endGroup(child) {
    if (child.pid === undefined)
        return;
    try {
        if (process.platform === 'win32')
            child.kill('SIGKILL');
        else
            process.kill(-child.pid, 'SIGKILL');
    }
    catch {
        // There is nobody left in it.
    }
}
function safePart(env) {
    const passedOn = {};
    for (const name of PASSED_ON) {
        const value = env[name];
        if (value !== undefined)
            passedOn[name] = value;
    }
    return passedOn;
}
/** Relative folders of PATH can be the repository's own, and are passed over. */
function findTool(tool, path) {
    if ((0,external_node_path_.isAbsolute)(tool))
        return tool;
    const endings = process.platform === 'win32' ? ['.exe', '.com'] : [''];
    return path
        .split(external_node_path_.delimiter)
        .filter((folder) => (0,external_node_path_.isAbsolute)(folder))
        .flatMap((folder) => endings.map((ending) => (0,external_node_path_.join)(folder, tool + ending)))
        .find(isExecutable);
}
function isExecutable(path) {
    try {
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.X_OK);
        return (0,external_node_fs_.statSync)(path).isFile();
    }
    catch {
        return false;
    }
}
function notFound(tool) {
    const hint = `Install ${tool}, or add its folder to PATH.`;
    return new errors/* RepullError */.z2({ code: 'tool', level: 'error', message: `"${tool}" was not found.`, hint });
}
function notStarted(tool, cwd, error) {
    // The system gives the same reason where the program is missing and where the folder is.
    const where = cwd === undefined || (0,external_node_fs_.existsSync)(cwd) ? '' : ` in "${cwd}"`;
    const message = `"${tool}" could not be started${where}: ${systemReason(error)}.`;
    return new errors/* RepullError */.z2({ code: 'tool', level: 'error', message }, { cause: error });
}

;// CONCATENATED MODULE: ./src/host/scratch.ts



/** What such folders' names begin with, so that a later step knows them. */
const SCRATCH_PREFIX = 'repull-delivery-';
/** A new folder that nobody else may look into. A signal that ends the program removes it too. */
function makeScratch(parent, prefix = SCRATCH_PREFIX) {
    const path = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_fs_.realpathSync)(parent), prefix));
    const removeFolder = () => (0,external_node_fs_.rmSync)(path, { recursive: true, force: true, maxRetries: 3 });
    const forget = whenInterrupted(removeFolder);
    const made = new Set();
    return {
        path,
        write(name, bytes) {
            const target = (0,external_node_path_.join)(path, name);
            if ((0,external_node_path_.relative)(path, target).split(external_node_path_.sep)[0] === '..') {
                throw new Error(`"${name}" leads out of a temporary folder`);
            }
            const folder = (0,external_node_path_.dirname)(target);
            if (!made.has(folder))
                (0,external_node_fs_.mkdirSync)(folder, { recursive: true, mode: 0o700 });
            made.add(folder);
            (0,external_node_fs_.writeFileSync)(target, bytes, { mode: 0o600 });
        },
        remove() {
            forget();
            removeFolder();
        }
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./src/host/durable.ts




function identityOf({ dev, ino, size, mtimeNs }) {
    return { dev, ino, size, mtimeNs };
}
/** Is the file at `path`, links not followed, the same and unwritten? */
function sameFile(path, identity) {
    const now = (0,external_node_fs_.lstatSync)(path, { bigint: true, throwIfNoEntry: false });
    return (now !== undefined &&
        now.isFile() &&
        now.dev === identity.dev &&
        now.ino === identity.ino &&
        now.size === identity.size &&
        now.mtimeNs === identity.mtimeNs);
}
/** A name next to `target` that nobody else has: `.NAME.repull-<random>.<ending>`, at most 255 bytes. */
function scratchPath(target, ending) {
    const name = (0,external_node_path_.basename)(target).slice(0, 50);
    return (0,external_node_path_.join)((0,external_node_path_.dirname)(target), `.${name}.repull-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}.${ending}`);
}
/** Makes a new file and brings it to the disk; leaves nothing behind where that fails. */
function createFile(path, bytes, ownership) {
    const flags = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | external_node_fs_.constants.O_NOFOLLOW;
    const fd = (0,external_node_fs_.openSync)(path, flags, 0o600);
    try {
        try {
            (0,external_node_fs_.writeFileSync)(fd, bytes);
            keepOwner(fd, ownership);
            // After chown, which clears some bits.
            (0,external_node_fs_.fchmodSync)(fd, ownership.mode);
            (0,external_node_fs_.fsyncSync)(fd);
        }
        finally {
            (0,external_node_fs_.closeSync)(fd);
        }
    }
    catch (error) {
        (0,external_node_fs_.unlinkSync)(path);
        throw error;
    }
}
/** Only root may give a file away; for everybody else it then belongs to who wrote it, as with `sed -i`. */
function keepOwner(fd, { uid, gid }) {
    const now = (0,external_node_fs_.fstatSync)(fd);
    if (uid === undefined || gid === undefined || (uid === now.uid && gid === now.gid))
        return;
    try {
        (0,external_node_fs_.fchownSync)(fd, uid, gid);
    }
    catch (error) {
        if (systemCode(error) !== 'EPERM')
            throw error;
    }
}
/** Brings the names in a folder to the disk. */
function flushFolder(folder) {
    let fd;
    try {
        fd = (0,external_node_fs_.openSync)(folder, external_node_fs_.constants.O_RDONLY);
        (0,external_node_fs_.fsyncSync)(fd);
    }
    catch (error) {
        // Not every system can flush a folder, and one that may be written to need not be readable.
        if (!['EACCES', 'EPERM', 'EISDIR', 'EINVAL', 'ENOTSUP'].includes(systemCode(error) ?? ''))
            throw error;
    }
    finally {
        if (fd !== undefined)
            (0,external_node_fs_.closeSync)(fd);
    }
}

;// CONCATENATED MODULE: ./src/host/write-errors.ts


const PERMISSION = 'Nothing was written. Who runs Repull must be allowed to write to the file and to its folder.';
const ROOM = 'Nothing was written. Make room and run again.';
const MOUNT = 'Nothing was written. If the file is mounted by itself, mount its folder instead.';
const HINTS = {
    EACCES: PERMISSION,
    EPERM: PERMISSION,
    ENOSPC: ROOM,
    EDQUOT: ROOM,
    EFBIG: ROOM,
    EBUSY: MOUNT,
    EXDEV: MOUNT
};
/** What to tell about a file that the system did not let be written. */
function writeFailed(path, error) {
    return {
        code: 'write',
        level: 'error',
        message: `The file could not be written: ${systemReason(error)}.`,
        place: { file: path },
        hint: HINTS[systemCode(error) ?? ''] ?? 'Nothing was written.'
    };
}
function changedMeanwhile(path) {
    const hint = 'Run again while no other program writes to it.';
    return refusal('changed-meanwhile', path, 'The file has changed since it was read, so nothing was written.', hint);
}
function outside(path, of) {
    const hint = 'Replace the link, or the `..`, that leads there.';
    return refusal('outside', path, `The file lies outside ${of}, so nothing was written.`, hint);
}
function notRegular(path) {
    const hint = 'Remove it, or choose another output-dir.';
    return refusal('not-regular', path, 'Something other than a regular file stands here, so nothing was written.', hint);
}
function readOnly(path, mode) {
    const hint = 'Make it writable (chmod u+w), or use output-dir.';
    const octal = mode.toString(8).padStart(4, '0');
    return refusal('write', path, `The file is read-only (mode ${octal}), so nothing was written.`, hint);
}
function ontoItself(path) {
    const hint = 'Choose another output-dir, or leave it away to write in place.';
    return refusal('input', path, 'The copy in output-dir would take the place of the file itself.', hint);
}
function refusal(code, file, message, hint) {
    return new errors/* RepullError */.z2({ code, level: 'error', message, place: { file }, hint });
}

;// CONCATENATED MODULE: ./src/host/plan-write.ts






/** Checks an edit. `inside`: the test of `within`. Raises `changed-meanwhile`, `outside` and `write`. */
function planEdit(write, workingDirectory, inside) {
    const path = (0,external_node_path_.resolve)(workingDirectory, write.path);
    const target = (0,external_node_path_.join)(external_node_fs_.realpathSync.native((0,external_node_path_.dirname)(path)), (0,external_node_path_.basename)(path));
    if (!inside(target))
        throw outside(write.path, 'the workspace');
    const original = lookInto(target);
    if (original === null || !original.bytes.equals(write.before))
        throw changedMeanwhile(write.path);
    if ((original.ownership.mode & 0o222) === 0)
        throw readOnly(write.path, original.ownership.mode);
    // Renaming asks only for permissions of the folder; a file that may not be written must not be replaced either.
    (0,external_node_fs_.closeSync)((0,external_node_fs_.openSync)(target, external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK));
    return { path: write.path, target, after: write.after, ownership: original.ownership, original };
}
/**
 * Checks a copy and makes its folders, which are added to `made`. Raises `input`, `outside`, `not-regular`, `write`.
 * The folder may be anywhere, but one that is spelled as a part of the workspace must not lead out of it by a link.
 */
function planCopy(write, workingDirectory, roots, made) {
    const below = (0,external_node_path_.resolve)(workingDirectory, write.below);
    const path = (0,external_node_path_.resolve)(workingDirectory, write.path);
    const isSpelledInside = roots.some((root) => !/^\.\.(?:[\\/]|$)/.test((0,external_node_path_.relative)(root, below)));
    if (isSpelledInside && !within(roots)(realAncestor(below)))
        throw outside(write.below, 'the workspace');
    makeFolder(below, made);
    const target = (0,external_node_path_.join)(makeFoldersBelow(below, (0,external_node_path_.relative)(below, (0,external_node_path_.dirname)(path)), write.path, made), (0,external_node_path_.basename)(path));
    const mode = write.modeOf === null ? (write.mode ?? 0o644) : modeOf(write.modeOf, target, workingDirectory);
    const original = lookInto(target);
    if (original === null && (0,external_node_fs_.lstatSync)(target, { throwIfNoEntry: false }) !== undefined)
        throw notRegular(write.path);
    return { path: write.path, target, after: write.after, ownership: { mode }, original };
}
function modeOf(path, target, workingDirectory) {
    const source = external_node_fs_.realpathSync.native((0,external_node_path_.resolve)(workingDirectory, path));
    if (source === target)
        throw ontoItself(path);
    return (0,external_node_fs_.statSync)(source).mode & 0o7777;
}
/** The regular file at a path, or null where there is none; a link is none. */
function lookInto(path) {
    let fd;
    try {
        fd = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK);
    }
    catch (error) {
        // ELOOP: a link. ENXIO: a socket.
        if (['ENOENT', 'ELOOP', 'ENXIO', 'EOPNOTSUPP'].includes(systemCode(error) ?? ''))
            return null;
        throw error;
    }
    try {
        const stat = (0,external_node_fs_.fstatSync)(fd, { bigint: true });
        if (!stat.isFile())
            return null;
        const ownership = { mode: Number(stat.mode) & 0o7777, uid: Number(stat.uid), gid: Number(stat.gid) };
        return { identity: identityOf(stat), bytes: (0,external_node_fs_.readFileSync)(fd), ownership };
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
}
/** The real path of a folder that may not be there yet. */
function realAncestor(path) {
    if ((0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false }) !== undefined)
        return external_node_fs_.realpathSync.native(path);
    return (0,external_node_path_.join)(realAncestor((0,external_node_path_.dirname)(path)), (0,external_node_path_.basename)(path));
}
function makeFolder(path, made) {
    if ((0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false }) !== undefined)
        return;
    makeFolder((0,external_node_path_.dirname)(path), made);
    (0,external_node_fs_.mkdirSync)(path);
    made.push(path);
}
/** Goes down folder by folder, so that none is made on the other side of a link that leads out. Gives the real path. */
function makeFoldersBelow(below, path, file, made) {
    const inside = within([below]);
    let folder = external_node_fs_.realpathSync.native(below);
    for (const part of path.split(external_node_path_.sep).filter((name) => name !== '')) {
        makeFolder((0,external_node_path_.join)(folder, part), made);
        folder = external_node_fs_.realpathSync.native((0,external_node_path_.join)(folder, part));
        if (!inside(folder))
            throw outside(file, `"${below}"`);
    }
    return folder;
}

;// CONCATENATED MODULE: ./src/host/writer.ts








/**
 * Writes all files or none. Raises `changed-meanwhile`, `outside`, `not-regular` and `write`; every file is then as it
 * was, and no temporary file is left behind. A signal that arrives meanwhile does not stop it halfway.
 */
function writeAll(writes, options) {
    uninterrupted(() => replaceAll(prepareAll(writes, options)));
}
/** First half of writeAll: checks every file, then writes the new contents next to them. */
function prepareAll(writes, options) {
    const home = attempt('.', () => external_node_fs_.realpathSync.native(options.workingDirectory));
    const inside = within(options.roots);
    const files = [];
    const madeFolders = [];
    try {
        const plans = writes.map((write) => attempt(write.path, () => write.before === null
            ? planCopy(write, home, options.roots, madeFolders)
            : planEdit(write, home, inside)));
        for (const plan of plans) {
            const temporary = scratchPath(plan.target, 'tmp');
            attempt(plan.path, () => createFile(temporary, plan.after, plan.ownership));
            files.push({ ...plan, temporary });
        }
        return { files, madeFolders };
    }
    catch (error) {
        discard({ files, madeFolders }, true);
        throw error;
    }
}
/** Second half: puts the new files in place of the old ones, or all old ones back. */
function replaceAll(prepared) {
    const begun = [];
    let failed = true;
    try {
        for (const file of prepared.files) {
            const replacement = { file, backup: null, replaced: false };
            begun.push(replacement);
            attempt(file.path, () => replace(replacement));
        }
        const folders = new Map(prepared.files.map((file) => [(0,external_node_path_.dirname)(file.target), file.path]));
        for (const [folder, path] of folders)
            attempt(path, () => flushFolder(folder));
        failed = false;
    }
    catch (error) {
        const lost = begun.reverse().flatMap(putBack);
        if (lost.length > 0 && error instanceof errors/* RepullError */.z2) {
            throw new errors/* RepullError */.z2([...error.problems, ...lost], { cause: error });
        }
        throw error;
    }
    finally {
        discard(prepared, failed);
        if (!failed)
            for (const { backup } of begun)
                if (backup !== null)
                    remove(backup);
    }
}
function replace(replacement) {
    const { path, target, temporary, original } = replacement.file;
    if (original === null) {
        if ((0,external_node_fs_.lstatSync)(target, { throwIfNoEntry: false }) !== undefined)
            throw changedMeanwhile(path);
    }
    else {
        const backup = scratchPath(target, 'bak');
        const linked = writer_link(target, backup);
        if (linked)
            replacement.backup = backup;
        // Looking at the link, not at the name again, leaves no moment in which another file could take the name.
        if (!sameFile(linked ? backup : target, original.identity))
            throw changedMeanwhile(path);
        if (!linked) {
            createFile(backup, original.bytes, original.ownership);
            replacement.backup = backup;
        }
    }
    (0,external_node_fs_.renameSync)(temporary, target);
    replacement.replaced = true;
}
/** Not every file system has hard links, and Linux may refuse them for a file of another user. */
function writer_link(target, backup) {
    try {
        (0,external_node_fs_.linkSync)(target, backup);
        return true;
    }
    catch {
        return false;
    }
}
/** Undoes one replacement. Gives a problem if it could not: then the backup stays. */
function putBack({ file, backup, replaced }) {
    try {
        if (replaced && backup === null)
            (0,external_node_fs_.unlinkSync)(file.target);
        if (replaced && backup !== null)
            (0,external_node_fs_.renameSync)(backup, file.target);
    }
    catch (error) {
        const failure = writeFailed(file.path, error);
        const message = `${failure.message} It could not be put back as it was.`;
        const hint = backup === null ? 'Remove it.' : `What it held is in "${backup}".`;
        return [{ ...failure, message, hint }];
    }
    if (!replaced && backup !== null)
        remove(backup);
    return [];
}
function discard({ files, madeFolders }, failed) {
    for (const file of files)
        remove(file.temporary);
    if (failed) {
        for (const folder of [...madeFolders].reverse()) {
            try {
                (0,external_node_fs_.rmdirSync)(folder);
            }
            catch {
                // Somebody else has put something there.
            }
        }
    }
}
/** Removes a file of ours, if it is (still) there. What cannot be removed must not hide the reason for removing it. */
function remove(path) {
    try {
        (0,external_node_fs_.unlinkSync)(path);
    }
    catch {
        return;
    }
}
function attempt(path, action) {
    try {
        return action();
    }
    catch (error) {
        if (error instanceof errors/* RepullError */.z2)
            throw error;
        if (systemCode(error) === 'ENOENT')
            throw changedMeanwhile(path);
        throw new errors/* RepullError */.z2(writeFailed(path, error), { cause: error });
    }
}
/** Node ends at once on these signals unless somebody listens, and tells listeners only when the running code is done. */
function uninterrupted(action) {
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    const wait = () => undefined;
    for (const signal of signals)
        process.on(signal, wait);
    try {
        action();
    }
    finally {
        for (const signal of signals)
            process.off(signal, wait);
    }
}

;// CONCATENATED MODULE: ./src/host/build.ts







/** The real world: one work tree, the processes and the clock. `roots`: absolute folders that may be read and written, the repository's first. */
function buildHost(options) {
    const { env, workingDirectory, roots, onFile } = options;
    const processes = childProcesses(env);
    return {
        tree: folderTree({ workingDirectory, roots, processes }),
        facts: (needed) => gatherFacts(needed, {
            env,
            now: new Date(),
            eventPayload: readEvent(env),
            processes,
            workingDirectory
        }),
        write: (writes) => writeAll(writes, { workingDirectory, roots }),
        onFile,
        toRepositoryPath: (file) => (0,external_node_path_.relative)(roots[0] ?? workingDirectory, (0,external_node_path_.resolve)(workingDirectory, file))
            .split(external_node_path_.sep)
            .join('/'),
        comparesPlain: true,
        mask: () => undefined,
        render: { processes, scratch: () => makeScratch(env['RUNNER_TEMP'] ?? (0,external_node_os_namespaceObject.tmpdir)(), 'repull-render-') }
    };
}


/***/ }),

/***/ 3564:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   Fv: () => (/* binding */ registryOf),
/* harmony export */   GX: () => (/* binding */ normaliseName),
/* harmony export */   Me: () => (/* binding */ normaliseRegistry),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   mQ: () => (/* binding */ splitReference)
/* harmony export */ });
// The grammar of github.com/distribution/reference v0.6 (regexp.go). Written so that no text can be matched in
// two ways: a text of any length is tested in linear time.
const DOMAIN = /^(?:[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*(?:\.[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*)*|\[[A-Fa-f0-9:]+\])(?::[0-9]+)?$/;
const PATH = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,}$/;
const WRITTEN_DIGEST = /^sha256:[0-9a-f]{64}$/;
const IDENTIFIER = /^[0-9a-f]{64}$/;
const MAX_PATH = 255;
const DEFAULT_DOMAIN = 'docker.io';
/** Takes any text; gives the reference that it is, or undefined. Digests of every algorithm are let through. */
function parseReference(text) {
    // distribution refuses 64 hex digits, because Docker reads them as the id of an image.
    if (IDENTIFIER.test(text))
        return undefined;
    const { name, tag, digest } = splitReference(text);
    if (tag !== null && !TAG.test(tag))
        return undefined;
    if (digest !== null && !DIGEST.test(digest))
        return undefined;
    const repository = normalise(name);
    return repository === undefined ? undefined : { text, name, tag, digest, repository };
}
/** Cuts any text where a reference has its ':' and its '@', without a look at whether the parts are valid. */
function splitReference(text) {
    // A ':' before the first '/' belongs to the port of a registry.
    const afterDomain = text.indexOf('/') + 1;
    const at = text.indexOf('@', afterDomain);
    const named = at < 0 ? text : text.slice(0, at);
    const colon = named.indexOf(':', afterDomain);
    return {
        name: colon < 0 ? named : named.slice(0, colon),
        tag: colon < 0 ? null : named.slice(colon + 1),
        digest: at < 0 ? null : text.slice(at + 1)
    };
}
/** 'nginx' -> 'docker.io/library/nginx'. Undefined if it is no valid name; a name has no tag and no digest. */
function normaliseName(name) {
    const reference = parseReference(name);
    return reference?.tag === null && reference.digest === null ? reference.repository : undefined;
}
/** The registry of a normalised name, port included: 'docker.io' of 'docker.io/library/nginx'. */
function registryOf(repository) {
    return repository.slice(0, repository.indexOf('/'));
}
/** 'index.docker.io' -> 'docker.io'. Undefined if images could not name their registry so. */
function normaliseRegistry(registry) {
    if (!DOMAIN.test(registry))
        return undefined;
    const [domain] = splitDomain(`${registry}/name`);
    return registry === domain || registry === 'index.docker.io' ? domain : undefined;
}
/** True for a text that may stand after the ':' of a reference. */
function isTag(text) {
    return TAG.test(text);
}
/** True for a digest that we write: SHA-256, in lower case. Narrower than what is read. */
function isDigest(text) {
    return WRITTEN_DIGEST.test(text);
}
function normalise(name) {
    const [domain, path] = splitDomain(name);
    if (path.length > MAX_PATH)
        return undefined;
    const repository = `${domain}/${path}`;
    if (!PATH.test(path))
        return undefined;
    // A first segment such as my_host.local is no domain, but distribution takes the whole as a path then.
    if (DOMAIN.test(domain))
        return repository;
    return repository.length <= MAX_PATH && PATH.test(repository) ? repository : undefined;
}
// splitDockerDomain of distribution/reference (normalize.go).
function splitDomain(name) {
    const slash = name.indexOf('/');
    if (slash < 0)
        return [DEFAULT_DOMAIN, `library/${name}`];
    const first = name.slice(0, slash);
    const isDomain = first === 'localhost' || /[.:]/.test(first) || first !== first.toLowerCase();
    const domain = !isDomain || first === 'index.docker.io' ? DEFAULT_DOMAIN : first;
    const path = isDomain ? name.slice(slash + 1) : name;
    return [domain, domain === DEFAULT_DOMAIN && !path.includes('/') ? `library/${path}` : path];
}


/***/ }),

/***/ 2934:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  F1: () => (/* reexport */ findImage),
  cK: () => (/* reexport */ matches),
  d7: () => (/* binding */ parseImageRequests),
  v8: () => (/* reexport */ rewrite),
  Qn: () => (/* reexport */ variableOf),
  Rd: () => (/* binding */ withTag)
});

// UNUSED EXPORTS: parseImageRequest

// EXTERNAL MODULE: ./src/errors.ts
var errors = __nccwpck_require__(3916);
// EXTERNAL MODULE: ./src/image/reference.ts
var image_reference = __nccwpck_require__(3564);
;// CONCATENATED MODULE: ./src/image/match.ts

/** True if the entry speaks of this reference: by its NAME, or by its NEWNAME after an earlier run wrote that. */
function matches(image, reference) {
    return matchesName(image, reference) || matchesNewName(image, reference);
}
/**
 * The entry that a scalar's text belongs to. NAME goes before NEWNAME; entries that share a NEWNAME but not what is
 * written give undefined, as nobody can tell any more which of them it was.
 */
function findImage(images, text) {
    const reference = (0,image_reference/* parseReference */.F2)(text) ?? text;
    const named = images.find((image) => matchesName(image, reference));
    if (named !== undefined)
        return named;
    const [first, ...others] = images.filter((image) => matchesNewName(image, reference));
    return first !== undefined && others.every((other) => writesTheSame(first, other)) ? first : undefined;
}
/**
 * The new reference for a scalar's text, or undefined if the entry does not speak of it. The name stays as it is
 * spelled in the text unless there is a NEWNAME; the old tag and digest go.
 */
function rewrite(image, text) {
    const reference = (0,image_reference/* parseReference */.F2)(text);
    if (!matches(image, reference ?? text))
        return undefined;
    const name = image.newName ?? reference?.name ?? image.name;
    const tag = image.tag === null ? '' : `:${image.tag}`;
    const digest = image.digest === null ? '' : `@${image.digest}`;
    return `${name}${tag}${digest}`;
}
function matchesName(image, reference) {
    if (image.repository === null)
        return textOf(reference) === image.name;
    return repositoryOf(reference) === image.repository;
}
function matchesNewName(image, reference) {
    return image.newRepository !== null && repositoryOf(reference) === image.newRepository;
}
function textOf(reference) {
    return typeof reference === 'string' ? reference : reference.text;
}
function repositoryOf(reference) {
    return typeof reference === 'string' ? (0,image_reference/* parseReference */.F2)(reference)?.repository : reference.repository;
}
function writesTheSame(one, other) {
    return one.newName === other.newName && one.tag === other.tag && one.digest === other.digest;
}

;// CONCATENATED MODULE: ./src/image/variable.ts

// ${TAG}, $(TAG), $TAG, {tag}, {{ tag }}, <tag>, [[ tag ]], (join ...), %TAG%, #{TAG}#, @TAG@
const VARIABLE = /[$%{}<>()[\]]|@\w+@/;
/**
 * Recognises a valid name followed by ':' or '@' and a variable, as in `repo/app:${TAG}`: no reference, but its
 * repository is known. Undefined for everything else, references included.
 */
function variableOf(text) {
    if ((0,image_reference/* parseReference */.F2)(text) !== undefined)
        return undefined;
    const slash = text.indexOf('/');
    // Up to the first '/' a ':' may belong to a port, if what is before the '/' is a registry.
    const afterRegistry = slash >= 0 && (0,image_reference/* normaliseName */.GX)(`${text.slice(0, slash)}/name`) !== undefined ? slash + 1 : 0;
    const end = text.slice(afterRegistry).search(/[:@]/);
    if (end < 0)
        return undefined;
    const name = text.slice(0, afterRegistry + end);
    const rest = text.slice(name.length + 1);
    // In registry:${PORT}/app the variable is in the registry, so that the repository is not known.
    if (!VARIABLE.test(rest) || (!name.includes('/') && rest.includes('/')))
        return undefined;
    const repository = (0,image_reference/* normaliseName */.GX)(name);
    return repository === undefined ? undefined : { repository };
}

;// CONCATENATED MODULE: ./src/image/request.ts




const PLACEHOLDER = /^[^\s:@=*\p{Cc}]+$/u;
/** Reads NAME[=NEWNAME][:TAG][@DIGEST]. Raises `input`. */
function parseImageRequest(entry) {
    const equals = entry.indexOf('=');
    const target = (0,image_reference/* splitReference */.mQ)(entry.slice(equals + 1));
    const renames = equals >= 0;
    const name = renames ? entry.slice(0, equals) : target.name;
    const fail = (reason) => {
        throw new errors/* RepullError */.z2(problem(`images: ${JSON.stringify(entry)}: ${reason}`));
    };
    if (renames)
        checkOldName(name, fail);
    const repository = (0,image_reference/* normaliseName */.GX)(name) ?? null;
    if (repository === null && !(renames && PLACEHOLDER.test(name)))
        fail(noName('NAME', name));
    const newRepository = renames ? ((0,image_reference/* normaliseName */.GX)(target.name) ?? fail(noName('NEWNAME', target.name))) : null;
    if (target.tag !== null && !(0,image_reference/* isTag */.dz)(target.tag))
        fail(noTag(target.tag));
    if (target.digest !== null && !(0,image_reference/* isDigest */.Bc)(target.digest))
        fail(noDigest(target.digest));
    return {
        name,
        repository,
        newName: renames ? target.name : null,
        newRepository,
        tag: target.tag,
        digest: target.digest,
        computedTag: target.tag === null && target.digest === null
    };
}
/** Reads the entries of `images`, and the input `digest` for the one entry there must be then. Raises `input`. */
function parseImageRequests(entries, digest) {
    const problems = [];
    const requests = [];
    const seen = new Map();
    for (const entry of entries) {
        try {
            const request = parseImageRequest(entry);
            const other = seen.get(request.repository ?? request.name);
            if (other !== undefined)
                problems.push(problem(doubled(other, entry, request)));
            seen.set(request.repository ?? request.name, entry);
            requests.push(request);
        }
        catch (error) {
            if (!(error instanceof errors/* RepullError */.z2))
                throw error;
            problems.push(...error.problems);
        }
    }
    problems.push(...requests.flatMap((request) => chained(request, requests)));
    if (digest !== null)
        problems.push(...digestProblems(entries, requests, digest));
    if (problems.length > 0)
        throw new errors/* RepullError */.z2(problems);
    return digest === null ? requests : requests.map((request) => ({ ...request, digest }));
}
/** The entry with the run's computed tag filled in where it asks for it. */
function withTag(request, tag) {
    const { computedTag, ...image } = request;
    return computedTag ? { ...image, tag } : image;
}
function checkOldName(name, fail) {
    if (name === '')
        fail('there is no NAME before the "="');
    const { tag, digest } = (0,image_reference/* splitReference */.mQ)(name);
    if (tag !== null || digest !== null) {
        fail('NAME before the "=" must have no tag and no digest, as references are compared by name alone');
    }
}
function digestProblems(entries, requests, digest) {
    const problems = [];
    if (!(0,image_reference/* isDigest */.Bc)(digest))
        problems.push(problem(`digest: ${noDigest(digest)}`));
    if (entries.length !== 1) {
        problems.push(problem(`digest: allowed with exactly one entry in images; there are ${entries.length}`));
    }
    else if (requests.some((request) => request.digest !== null)) {
        const entry = JSON.stringify(entries[0]);
        problems.push(problem(`digest: the entry ${entry} in images has a digest already; give one of the two`));
    }
    return problems;
}
/** With `a=b:1` and `b:2`, a second run takes what the first renamed for the other entry's. */
function chained(request, requests) {
    const { newRepository } = request;
    const next = requests.find((other) => other !== request && other.repository === newRepository);
    if (newRepository === null || next === undefined)
        return [];
    const isSame = next.newName === null && next.tag === request.tag && next.digest === request.digest;
    if (isSame)
        return [];
    const what = `the NEWNAME ${JSON.stringify(request.newName)} of ${JSON.stringify(request.name)} is the NAME of another entry`;
    return [problem(`images: ${what}, so that a second run could not tell them apart; use two steps`)];
}
function doubled(first, second, request) {
    const both = `${JSON.stringify(first)} and ${JSON.stringify(second)}`;
    return `images: ${both} are for the same image, ${request.repository ?? request.name}; keep one of them`;
}
function noName(part, name) {
    if (name === '')
        return `there is no ${part}`;
    const start = `${part === 'NEWNAME' ? 'NEWNAME ' : ''}${JSON.stringify(name)} is no valid image name`;
    if (name.includes('*')) {
        return part === 'NAME'
            ? `${start}; NAME is matched exactly, never as a pattern`
            : `${start}; write NEWNAME out`;
    }
    const upperCase = (0,image_reference/* normaliseName */.GX)(name.toLowerCase()) === undefined ? '' : ', as it has upper-case letters';
    if (upperCase !== '' && name.includes('/'))
        return `${start}${upperCase}; write it in lower case`;
    const placeholder = part === 'NAME' && PLACEHOLDER.test(name);
    return `${start}${upperCase}${placeholder ? `; if it is a placeholder, add its NEWNAME: ${name}=NEWNAME` : ''}`;
}
function noTag(tag) {
    const template = tag.includes('{{') ? '; a template can stand in the input tag only' : '';
    return `${JSON.stringify(tag)} is no valid tag ([A-Za-z0-9_][A-Za-z0-9._-]{0,127})${template}`;
}
function noDigest(digest) {
    return `${JSON.stringify(digest)} is no digest that can be written; use sha256: and 64 hex digits in lower case`;
}
function problem(message) {
    return { code: 'input', level: 'error', message };
}


/***/ }),

/***/ 8422:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ parseInputs),
/* harmony export */   m: () => (/* binding */ INPUTS)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3916);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3564);
/* harmony import */ var _image_request_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2934);
/* harmony import */ var _tag_evaluate_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5279);
/* harmony import */ var _tag_template_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4061);





const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never', 'keep'];
const KUSTOMIZE = ['auto', 'add', 'existing'];
const ON_NO_MATCH = ['error', 'warn', 'ignore'];
const AUDIT = ['off', 'warn', 'error'];
const RENDER = ['auto', 'off', 'required'];
const DELIVER = ['files'];
/** The inputs, in the order of action.yml. `fallback` is what an input that is not given means. */
const INPUTS = [
    { name: 'tag', kind: 'text', fallback: "{{sha}}-{{date 'YYYYMMDDHHmmss'}}" },
    { name: 'images', kind: 'list', fallback: '' },
    { name: 'digest', kind: 'text', fallback: '' },
    { name: 'files', kind: 'list', fallback: '.' },
    { name: 'pull-policy', kind: 'text', fallback: 'Always' },
    { name: 'pull-secrets', kind: 'list', fallback: '' },
    { name: 'annotations', kind: 'list', fallback: '' },
    { name: 'image-fields', kind: 'list', fallback: '' },
    { name: 'kustomize', kind: 'text', fallback: 'auto' },
    { name: 'on-no-match', kind: 'text', fallback: 'error' },
    { name: 'audit', kind: 'text', fallback: 'warn' },
    { name: 'audit-fix', kind: 'boolean', fallback: 'false' },
    { name: 'sarif-file', kind: 'text', fallback: '' },
    { name: 'render', kind: 'text', fallback: 'auto' },
    { name: 'render-dir', kind: 'text', fallback: '' },
    { name: 'deliver', kind: 'text', fallback: 'files' },
    { name: 'output-dir', kind: 'text', fallback: '' },
    { name: 'dry-run', kind: 'boolean', fallback: 'false' },
    { name: 'working-directory', kind: 'text', fallback: '.' }
];
/** Checks every input. Raises one error with all that is wrong, code `input`. */
function parseInputs(raw) {
    const problems = [];
    /** Reads one thing; what is wrong with it is kept for the end, when nothing is returned any more. */
    const attempt = (read) => {
        try {
            return [read()];
        }
        catch (error) {
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RepullError */ .z2))
                throw error;
            problems.push(...error.problems);
            return [];
        }
    };
    const text = (name) => textOf(raw, name);
    const list = (name) => listOf(raw, name);
    const each = (name, read) => list(name).flatMap((entry) => attempt(() => read(entry)));
    const tag = text('tag');
    attempt(() => within('tag', () => (0,_tag_evaluate_js__WEBPACK_IMPORTED_MODULE_2__/* .parseTagTemplate */ .O7)(tag)));
    const digest = text('digest');
    const images = attempt(() => (0,_image_request_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRequests */ .d7)(list('images'), digest === '' ? null : digest)).flat();
    const files = each('files', (entry) => plainPath('files', entry));
    const [pullPolicy = 'keep'] = attempt(() => oneOf('pull-policy', PULL_POLICIES, text('pull-policy')));
    const pullSecrets = each('pull-secrets', parsePullSecret);
    const annotations = each('annotations', parseAnnotation);
    attempt(() => checkDoubled(annotations.map(({ key }) => key)));
    const imageFields = each('image-fields', parseImageField);
    const [kustomize = 'auto'] = attempt(() => oneOf('kustomize', KUSTOMIZE, text('kustomize')));
    const [onNoMatch = 'error'] = attempt(() => oneOf('on-no-match', ON_NO_MATCH, text('on-no-match')));
    const [audit = 'off'] = attempt(() => oneOf('audit', AUDIT, text('audit')));
    const [auditFix = false] = attempt(() => parseBoolean('audit-fix', text('audit-fix')));
    const [sarifFile = ''] = attempt(() => plainPath('sarif-file', text('sarif-file')));
    const [render = 'auto'] = attempt(() => oneOf('render', RENDER, text('render')));
    const [renderDir = ''] = attempt(() => plainPath('render-dir', text('render-dir')));
    const [deliver = 'files'] = attempt(() => oneOf('deliver', DELIVER, text('deliver')));
    const [outputDir = ''] = attempt(() => plainPath('output-dir', text('output-dir')));
    const [dryRun = false] = attempt(() => parseBoolean('dry-run', text('dry-run')));
    const [workingDirectory = '.'] = attempt(() => plainPath('working-directory', text('working-directory')));
    if (problems.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RepullError */ .z2(problems);
    return {
        tag,
        tagGiven: tag !== fallbackOf('tag'),
        images,
        files,
        filesGiven: files.join('\n') !== fallbackOf('files'),
        pullPolicy,
        pullSecrets,
        annotations,
        imageFields,
        kustomize,
        onNoMatch,
        audit,
        auditFix,
        sarifFile: sarifFile === '' ? null : sarifFile,
        render,
        renderDir: renderDir === '' ? null : renderDir,
        outputDir: outputDir === '' ? null : outputDir,
        dryRun,
        deliver,
        workingDirectory
    };
}
function fallbackOf(name) {
    return INPUTS.find((input) => input.name === name)?.fallback ?? '';
}
function textOf(raw, name) {
    const text = raw[name]?.trim() ?? '';
    return text === '' ? fallbackOf(name) : text;
}
function listOf(raw, name) {
    const given = raw[name] ?? '';
    const entries = typeof given === 'string'
        ? given
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => !line.startsWith('#'))
        : given;
    const found = entries.filter((entry) => entry !== '');
    return found.length === 0 ? [fallbackOf(name)].filter((entry) => entry !== '') : found;
}
function oneOf(name, allowed, text) {
    const found = allowed.find((value) => value === text);
    if (found !== undefined)
        return found;
    const use = allowed.length === 1 ? `use ${allowed.join('')}` : `use one of ${allowed.join(', ')}`;
    throw wrong(name, `${JSON.stringify(text)} is not allowed; ${use}`);
}
// The booleans of YAML 1.2's core schema, as core.getBooleanInput of @actions/core takes them.
function parseBoolean(name, text) {
    const allowed = ['true', 'True', 'TRUE', 'false', 'False', 'FALSE'];
    return oneOf(name, allowed, text).toLowerCase() === 'true';
}
function plainPath(name, text) {
    if (/\p{Cc}/u.test(text))
        throw wrong(name, `${JSON.stringify(text)} has a control character in it`);
    return text;
}
function parsePullSecret(entry) {
    const equals = entry.indexOf('=');
    const name = entry.slice(equals + 1);
    if (!isSubdomain(name)) {
        throw wrong('pull-secrets', `${JSON.stringify(entry)}: ${JSON.stringify(name)} is no name of a Secret; ` +
            'use lower-case letters, digits, "-" and ".", at most 253, with a letter or digit at both ends of each part');
    }
    if (equals < 0)
        return { name, registry: null };
    const registry = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .normaliseRegistry */ .Me)(entry.slice(0, equals));
    if (registry !== undefined)
        return { name, registry };
    const found = JSON.stringify(entry.slice(0, equals));
    throw wrong('pull-secrets', `${JSON.stringify(entry)}: ${found} is no registry; use a host and perhaps a port, as in ghcr.io=NAME`);
}
function parseAnnotation(entry) {
    const equals = entry.indexOf('=');
    if (equals < 0)
        throw wrong('annotations', `${JSON.stringify(entry)} has no "="; use KEY=VALUE`);
    const key = entry.slice(0, equals);
    const value = entry.slice(equals + 1);
    if (!isAnnotationKey(key)) {
        throw wrong('annotations', `${JSON.stringify(key)} is no key of an annotation; use [PREFIX/]NAME, PREFIX a DNS name, ` +
            'NAME at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends');
    }
    within('annotations', () => (0,_tag_template_js__WEBPACK_IMPORTED_MODULE_3__/* .parseTemplate */ .Q)(value));
    return { key, value };
}
function checkDoubled(keys) {
    const doubled = new Set(keys.filter((key, index) => keys.indexOf(key) !== index));
    if (doubled.size === 0)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RepullError */ .z2([...doubled].flatMap((key) => wrong('annotations', `${JSON.stringify(key)} is given more than once`).problems));
}
function parseImageField(entry) {
    const fail = (reason) => wrong('image-fields', `${JSON.stringify(entry)}: ${reason}; use [GROUP/]KIND PATH, as in Widget spec/items[]/image`);
    const [object = '', pathText, ...others] = entry.trim().split(/\s+/);
    if (pathText === undefined)
        throw fail('there is no PATH');
    if (others.length > 0)
        throw fail('there is a blank in PATH');
    const slash = object.lastIndexOf('/');
    const group = slash < 0 ? null : object.slice(0, slash);
    const kind = object.slice(slash + 1);
    if (group !== null && !isSubdomain(group))
        throw fail(`${JSON.stringify(group)} is no API group`);
    // Kinds are DNS labels in any case (validation of CustomResourceDefinition, apiextensions.k8s.io).
    if (!/^[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(kind))
        throw fail(`${JSON.stringify(kind)} is no kind`);
    // As in a kustomize field spec, where "\/" stands for a slash in a key.
    const path = pathText.split(/(?<!\\)\//).map((part) => part.replaceAll('\\/', '/'));
    for (const part of path) {
        const key = part.endsWith('[]') ? part.slice(0, -2) : part;
        if (key === '')
            throw fail('a part of PATH is empty');
        if (/[[\]]/.test(key))
            throw fail(`${JSON.stringify(part)} has brackets elsewhere than as "[]" at its end`);
        if (key.includes('*') && part !== '*')
            throw fail(`${JSON.stringify(part)} has a "*" that does not stand alone`);
    }
    return { group, kind, path };
}
// Kubernetes' DNS-1123 subdomain (apimachinery, pkg/util/validation).
function isSubdomain(text) {
    return text.length <= 253 && /^[a-z0-9]+(?:-+[a-z0-9]+)*(?:\.[a-z0-9]+(?:-+[a-z0-9]+)*)*$/.test(text);
}
// Kubernetes checks an annotation's key in lower case as a qualified name (apimachinery, ValidateAnnotations).
function isAnnotationKey(key) {
    const [name, prefix, ...others] = key.toLowerCase().split('/').reverse();
    if (name === undefined || others.length > 0)
        return false;
    return (/^[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?$/.test(name) && (prefix === undefined || isSubdomain(prefix)));
}
/** Says of an error which input it is about. */
function within(name, read) {
    try {
        return read();
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RepullError */ .z2))
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RepullError */ .z2(error.problems.map((problem) => ({ ...problem, code: 'input', message: `${name}: ${problem.message}` })));
    }
}
function wrong(name, reason) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RepullError */ .z2({ code: 'input', level: 'error', message: `${name}: ${reason}` });
}


/***/ }),

/***/ 3724:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CB: () => (/* binding */ textsOf),
/* harmony export */   Yj: () => (/* binding */ string),
/* harmony export */   _F: () => (/* binding */ fieldOf),
/* harmony export */   qI: () => (/* binding */ asFields),
/* harmony export */   r7: () => (/* binding */ textIn)
/* harmony export */ });
/* harmony import */ var _yaml_node_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2655);
/* harmony import */ var _yaml_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8495);


/** More values than any object has; aliases of aliases can stand for billions. */
const MAX_VALUES = 500_000;
const MAX_DEPTH = 200;
/** What a node says; undefined where that is more than anybody would read. */
function fieldOf(node) {
    const count = { values: 0, isTooLarge: false };
    const read = (part, depth) => {
        count.values += 1;
        count.isTooLarge ||= count.values > MAX_VALUES || depth > MAX_DEPTH;
        const value = count.isTooLarge ? undefined : (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .resolve */ .hd)(part);
        if (value?.type === 'mapping')
            return { type: 'fields', entries: entriesOf(value, depth, read) };
        if (value?.type === 'sequence') {
            return { type: 'list', items: value.items.map((item) => read(item, depth + 1)) };
        }
        return value === undefined ? NOTHING : textOf(value);
    };
    const field = read(node, 0);
    return count.isTooLarge ? undefined : field;
}
const NOTHING = { type: 'text', value: null, isString: false };
function textOf({ value, style }) {
    return {
        type: 'text',
        value,
        isString: value !== null && (style !== 'plain' || (0,_yaml_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .isPlainString */ .iL)(value, false))
    };
}
function entriesOf(map, depth, read) {
    const entries = new Map();
    for (const part of (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .withMerged */ .Fi)(map)) {
        const own = new Map();
        for (const entry of part.entries) {
            if (entry.name !== null && !(0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .isMerge */ .F5)(entry))
                own.set(entry.name, entry.value);
        }
        for (const [name, value] of own)
            if (!entries.has(name))
                entries.set(name, read(value, depth + 1));
    }
    return entries;
}
function string(value) {
    return { type: 'text', value, isString: true };
}
function asFields(field) {
    return field?.type === 'fields' ? field : undefined;
}
/** The text at the end of some keys; undefined where there is none. */
function textIn(field, ...keys) {
    const at = keys.reduce((value, key) => asFields(value)?.entries.get(key), field);
    return at?.type === 'text' ? (at.value ?? undefined) : undefined;
}
/** Every text of an object, with its path. */
function* textsOf(field, path = []) {
    if (field.type === 'text')
        yield { text: field, path };
    if (field.type === 'list') {
        for (const [index, item] of field.items.entries())
            yield* textsOf(item, [...path, index]);
    }
    if (field.type === 'fields') {
        for (const [key, value] of field.entries)
            yield* textsOf(value, [...path, key]);
    }
}


/***/ }),

/***/ 4491:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dl: () => (/* binding */ ROOT),
/* harmony export */   LH: () => (/* binding */ itemPlace),
/* harmony export */   s6: () => (/* binding */ entryPlace)
/* harmony export */ });
/* harmony import */ var _field_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3724);
/* harmony import */ var _sensitive_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3344);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(893);



const ROOT = { isHidden: false, object: 'other', inAnnotations: false };
/** What a Secret says besides its secrets. A field that it should not have may be a misspelt one that holds them. */
const SHOWN_IN_SECRET = new Set(['apiVersion', 'kind', 'metadata', 'type', 'immutable']);
const ENCRYPTED = /^(?:SealedSecret|(?:Cluster)?ExternalSecret|(?:Cluster)?SecretStore|PushSecret|SecretProviderClass|Vault\w+Secret|OnePasswordItem)$/;
/** Copies of the whole object, and digests of what may be secret. */
const COPIES = /^kubectl\.kubernetes\.io\/last-applied-configuration$/;
const DIGESTS = /checksum|(?:^|[/.-])(?:sha256|sha1|md5|hash)$/i;
const REGISTRIES = /^\.?docker(?:config(?:json)?|cfg)$/i;
/** The place of an entry's value. `maps`: the mapping before and after, as far as they are there. */
function entryPlace(around, maps, key) {
    if (around.isHidden)
        return around;
    const object = objectOf(maps) ?? around.object;
    const inAnnotations = key === 'annotations' || key === 'commonAnnotations' || key === 'podAnnotations';
    const place = { isHidden: false, object: object === 'encrypted' ? object : 'other', inAnnotations };
    if (object === 'secret' && !SHOWN_IN_SECRET.has(key))
        return { ...place, isHidden: true };
    if (COPIES.test(key) || REGISTRIES.test(key))
        return { ...place, isHidden: true };
    if (around.inAnnotations && DIGESTS.test(key))
        return { ...place, isHidden: true };
    if (object === 'encrypted')
        return place;
    const values = maps.map((map) => map.entries.get(key));
    const isNamed = (0,_sensitive_js__WEBPACK_IMPORTED_MODULE_1__/* .isSensitive */ .t)(key) || (key === 'value' && maps.some((map) => (0,_sensitive_js__WEBPACK_IMPORTED_MODULE_1__/* .isSensitive */ .t)((0,_field_js__WEBPACK_IMPORTED_MODULE_0__/* .textIn */ .r7)(map, 'name') ?? '')));
    return isNamed && values.some(isValue) ? { ...place, isHidden: true } : place;
}
/** The place of a list's item. `before`: the items before it, on both sides. */
function itemPlace(around, before) {
    if (around.isHidden)
        return around;
    const isArgument = before.some((item) => {
        const flag = /^--?([\w-]+)$/.exec((item?.type === 'text' && item.value) || '')?.[1];
        return flag !== undefined && (0,_sensitive_js__WEBPACK_IMPORTED_MODULE_1__/* .isSensitive */ .t)(flag);
    });
    return { ...around, isHidden: isArgument, inAnnotations: false };
}
/** A text, or a list of them; what has a structure says by its own keys what is secret. */
function isValue(field) {
    if (field?.type === 'list')
        return field.items.length > 0 && field.items.every(isValue);
    return (field?.type === 'text' &&
        field.value !== null &&
        !(field.isString ? (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .isEncrypted */ .ph)(field.value) : /^(?:true|false)$/i.test(field.value)));
}
function objectOf(maps) {
    for (const map of maps) {
        const kind = (0,_field_js__WEBPACK_IMPORTED_MODULE_0__/* .textIn */ .r7)(map, 'kind');
        if (kind === undefined)
            continue;
        if (/^secret$/i.test(kind))
            return 'secret';
        if ((0,_field_js__WEBPACK_IMPORTED_MODULE_0__/* .asFields */ .qI)(map)?.entries.has('apiVersion') === true)
            return ENCRYPTED.test(kind) ? 'encrypted' : 'other';
    }
    return undefined;
}


/***/ }),

/***/ 3344:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ isSensitive)
/* harmony export */ });
/*
 * What the name of a value says about it. A name is cut into words, as in DB_PASSWORD, dbPassword and db.password.
 */
const SECRET = new Set([
    ...['password', 'passwords', 'passwd', 'passphrase', 'pass', 'pwd', 'secret', 'secrets', 'token', 'tokens'],
    ...[
        'credential',
        'credentials',
        'apikey',
        'apikeys',
        'apitoken',
        'authtoken',
        'privatekey',
        'secretkey',
        'accesskey'
    ],
    ...['dockerconfigjson', 'dockercfg', 'htpasswd', 'authorization', 'jwt', 'kubeconfig']
]);
/** Keys that open something, as `private key` and `api key` do. */
const KEYS = new Set([
    'api',
    'private',
    'access',
    'secret',
    'ssh',
    'encryption',
    'signing',
    'master',
    'license',
    'auth'
]);
/** A name that ends so says where a secret is, or something about it, and is none. */
const ABOUT = new Set([
    ...[
        'name',
        'names',
        'ref',
        'refs',
        'reference',
        'namespace',
        'file',
        'files',
        'path',
        'dir',
        'directory',
        'mount'
    ],
    ...[
        'url',
        'uri',
        'endpoint',
        'enabled',
        'seconds',
        'minutes',
        'hours',
        'ttl',
        'expiration',
        'expiry',
        'timeout'
    ],
    ...[
        'type',
        'kind',
        'class',
        'store',
        'provider',
        'policy',
        'audience',
        'issuer',
        'header',
        'length',
        'count'
    ],
    ...['version', 'annotations', 'labels', 'mode', 'optional', 'required', 'create', 'rotation', 'interval']
]);
/** Names of Secrets, in fields of pods and of charts. */
const NAMES_OF_SECRETS = /pull-?secrets?$|^existing|^secretName|^(?:tls|auth|ca|client)?secret(?:Name|Ref)$/i;
const known = new Map();
/** True for a name of something that must not be seen: DB_PASSWORD, apiKey, `auth.token`. */
function isSensitive(name) {
    const before = known.get(name);
    if (before !== undefined)
        return before;
    const answer = name.length <= 200 && decide(name);
    if (known.size < 10_000)
        known.set(name, answer);
    return answer;
}
function decide(name) {
    if (NAMES_OF_SECRETS.test(name))
        return false;
    const words = wordsOf(name);
    if (ABOUT.has(words.at(-1) ?? ''))
        return false;
    return words.some((word, index) => SECRET.has(word) ||
        /password|passwd|secret|token/.test(word) ||
        (/^keys?$/.test(word) && KEYS.has(words[index - 1] ?? '')));
}
function wordsOf(name) {
    return name
        .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
        .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .filter((word) => word !== '');
}


/***/ }),

/***/ 893:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   RG: () => (/* binding */ HIDDEN),
/* harmony export */   Rd: () => (/* binding */ redactText),
/* harmony export */   ph: () => (/* binding */ isEncrypted)
/* harmony export */ });
/* harmony import */ var _sensitive_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3344);

/** What stands in the place of a value that must not be seen. */
const HIDDEN = '(hidden)';
const PEM = /-----BEGIN [^\n-]{1,100}-----(?:[\s\S]*?-----END [^\n-]{1,100}-----|[\s\S]*)/g;
/** The same in base64, if it is a key: certificates that clusters trust are written so, and are public. */
const PEM_BASE64 = /LS0tLS1CRUdJT[A-Za-z0-9+/=]{20,}/g;
const USER = /([a-z][a-z0-9+.-]{0,30}:\/\/)(?!git@)[^\s/?#"'<>@]*(?::[^\s"'<>@]*)?@/gi;
/** `user:password@tcp(host)/db`, as Go's MySQL driver wants it. */
const DSN = /[^\s"'=]+:[^\s"']*@(?=(?:tcp|unix)\()/g;
const BEARER = /\b(bearer\s+)[\w.~+/-]{16,}=*/gi;
const AUTHORIZATION = /(authorization["']?\s*[:=]\s*["']?(?:(?:bearer|basic|token|apikey)\s+)?)[^\s"',]+/gi;
const DOCKER = /("auth"\s*:\s*)"[^"]*"/g;
/** NAME=value, "name": "value", --name value: the name, what is between, and the value. */
const PAIR = /((?:["']?)[A-Za-z_][\w.-]{1,199}["']?)([ \t]*[:=][ \t]*|(?<=--[\w-]+)[ \t]+)("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s"',;&{}[\]]+)/g;
/** A line of its own, whose value may have blanks in it. */
const LINE = /^([ \t]*(?:(?:-|export|set)[ \t]+)*)(["']?)([A-Za-z_.][\w.-]{0,199})\2([ \t]*[:=][ \t]*)(\S.*)?$/;
/**
 * Hides what is secret in a text: PEM blocks, user and password of URLs, values of names such as DB_PASSWORD, credentials of
 * registries, Secrets written out. `onHidden` is given every text that is hidden.
 */
function redactText(text, onHidden = () => undefined) {
    if (text.length < 5 || isEncrypted(text))
        return text;
    const hide = (hidden) => {
        if (hidden.trim() === '' || hidden === HIDDEN || isEncrypted(hidden))
            return hidden;
        onHidden(hidden);
        return HIDDEN;
    };
    let result = text;
    if (text.includes('-----BEGIN'))
        result = result.replace(PEM, hide);
    if (text.includes('LS0tLS1CRUdJT'))
        result = result.replace(PEM_BASE64, (found) => (isKey(found) ? hide(found) : found));
    if (/\bSecret\b/.test(text) && /["']?kind["']?\s*:\s*["']?Secret\b/i.test(text)) {
        // In one line, nobody can say where the Secret ends.
        if (/[{[]\s*["']?\w+["']?\s*:/.test(text))
            return hide(text);
        result = lines(result, hide, true);
    }
    else if (text.includes('\n'))
        result = lines(result, hide, false);
    if (text.includes('@')) {
        result = result.replace(USER, (whole, scheme) => scheme + hide(whole.slice(scheme.length, -1)) + '@');
        result = result.replace(DSN, (whole) => `${hide(whole.slice(0, -1))}@`);
    }
    if (/bearer|authorization/i.test(text)) {
        result = result.replace(AUTHORIZATION, (whole, before) => before + hide(whole.slice(before.length)));
        result = result.replace(BEARER, (whole, before) => before + hide(whole.slice(before.length)));
    }
    if (text.includes('"auth"'))
        result = result.replace(DOCKER, (whole, before) => `${before}"${hide(whole.slice(before.length + 1, -1))}"`);
    return result.replace(PAIR, (whole, name, between, value) => (0,_sensitive_js__WEBPACK_IMPORTED_MODULE_0__/* .isSensitive */ .t)(name.replace(/["']/g, '').replace(/^-+/, '')) && !isHarmlessValue(value)
        ? name + between + hidePart(value, hide)
        : whole);
}
/** SOPS' values, which only who has the key can read. */
function isEncrypted(text) {
    return /^["']?ENC\[[A-Z0-9_]+,/.test(text);
}
/** Keeps the quotes. */
function hidePart(value, hide) {
    const quote = /^(["']).*\1$/s.exec(value)?.[1] ?? '';
    return quote + hide(value.slice(quote.length, value.length - quote.length)) + quote;
}
function isHarmlessValue(value) {
    return /^(?:true|false|null|nil|none|~|[|>][-+0-9]*|\{\{.*|\$\{?\w+\}?|\$\(\w+\))$/i.test(value);
}
/** Values that go to the end of their line or, as YAML's blocks, over the lines below that are indented deeper. */
function lines(text, hide, isSecret) {
    const result = [];
    let inside;
    const end = () => {
        if (inside !== undefined && inside.hidden.length > 0) {
            result.push(' '.repeat(inside.indentation + 2) + hide(inside.hidden.join('\n')));
        }
        inside = undefined;
    };
    for (const line of text.split('\n')) {
        if (inside !== undefined) {
            if (line.trim() === '' || line.search(/\S/) > inside.indentation) {
                if (line.trim() !== '')
                    inside.hidden.push(line.trim());
                continue;
            }
            end();
        }
        const [, before = '', quote = '', name = '', between = '', value = ''] = LINE.exec(line) ?? [];
        const isHidden = name !== '' && ((0,_sensitive_js__WEBPACK_IMPORTED_MODULE_0__/* .isSensitive */ .t)(name) || (isSecret && /^(?:data|stringData)$/i.test(name)));
        if (!isHidden)
            result.push(line);
        else if (value === '' || /^[|>][-+0-9]*\s*(?:#.*)?$/.test(value)) {
            result.push(line);
            if (between.includes(':'))
                inside = { indentation: before.length, hidden: [] };
        }
        else {
            const comma = value.endsWith(',') ? ',' : '';
            const shown = isHarmlessValue(value.trim())
                ? value
                : hidePart(value.slice(0, value.length - comma.length).trimEnd(), hide) + comma;
            result.push(`${before}${quote}${name}${quote}${between}${shown}`);
        }
    }
    end();
    return result.join('\n');
}
function isKey(base64) {
    return Buffer.from(base64, 'base64').toString('latin1').includes('PRIVATE KEY');
}


/***/ }),

/***/ 5875:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EL: () => (/* binding */ harmlessJson),
/* harmony export */   Is: () => (/* binding */ harmless),
/* harmony export */   vL: () => (/* binding */ harmlessLines)
/* harmony export */ });
// Controls, format characters (bidi, zero-width, BOM), line and paragraph separators, lone surrogates, and what Unicode
// calls default-ignorable. The runner compares `::` and `##[` by culture, which skips ignorable characters, so an
// invisible one in between must not stay either. The `u` flag makes \p{Cs} match only surrogates without a partner.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
// Two ways to give the Actions runner a command (actions/runner, ActionCommand.cs): a line that starts with `::` once
// leading blanks are trimmed, and `##[` anywhere in a line.
const COMMAND = /^(\s*):(?=:)/;
const OLD_COMMAND = /##(?=\[)/g;
const NAMED = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
/**
 * Text that comes from a file, a branch or a tool, safe to print on one line: nothing invisible, nothing that moves the
 * cursor or reorders text, and nothing that the Actions runner takes for a command. Controls show as `\n`, `\u202e`.
 */
function harmless(text) {
    return text
        .replace(INVISIBLE, (character) => NAMED[character] ?? unicodeEscape(character))
        .replace(OLD_COMMAND, '# #')
        .replace(COMMAND, '$1: ');
}
/** The same for text of several lines: `\n` and `\r\n` stay line ends (written `\n`), each line is made harmless. */
function harmlessLines(text) {
    return text
        .split(/\r?\n/)
        .map((line) => harmless(line))
        .join('\n');
}
/** Text inside JSON (as JSON.stringify gives it) with the same characters written as JSON escapes: it parses to the same. */
function harmlessJson(json) {
    return json
        .replace(INVISIBLE, (character) => (character === '\n' ? character : jsonEscape(character)))
        .replace(OLD_COMMAND, '#\\u0023');
}
function unicodeEscape(character) {
    const hex = (character.codePointAt(0) ?? 0).toString(16);
    return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}
function jsonEscape(character) {
    return Array.from({ length: character.length }, (_, at) => unicodeEscape(String.fromCharCode(character.charCodeAt(at)))).join('');
}


/***/ }),

/***/ 9995:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  E: () => (/* binding */ reportOf),
  U: () => (/* binding */ reportText)
});

// EXTERNAL MODULE: ./src/fields/path.ts
var fields_path = __nccwpck_require__(6446);
// EXTERNAL MODULE: ./src/report/harmless.ts
var harmless = __nccwpck_require__(5875);
;// CONCATENATED MODULE: ./src/render/difference.ts
/** A change that nobody asked for, or an object that comes or goes. */
function isUnexpected({ status, fields }) {
    return status === 'added' || status === 'removed' || fields.some(({ expected }) => !expected);
}
/** Whether any object of any root has a change that nobody asked for. */
function hasUnexpected({ roots }) {
    return roots.some(({ resources }) => resources.some(isUnexpected));
}

;// CONCATENATED MODULE: ./src/report/rendered-json.ts

function reportedRendering(difference) {
    if (difference === null)
        return null;
    return { unexpectedChanges: hasUnexpected(difference), roots: difference.roots.map(rootOf) };
}
function rootOf(root) {
    const { kind, renderer, failure, unchanged, resources, containers, random, duplicates } = root;
    return {
        root: root.root,
        kind,
        renderer,
        failure,
        unchanged,
        resources: resources.map(({ key, status, renamed, fields }) => ({ ...key, status, renamed, fields })),
        containers: containers.map(({ key, ...container }) => ({ ...key, ...container })),
        random: random.map(({ key, paths }) => ({ ...key, paths })),
        duplicates
    };
}

// EXTERNAL MODULE: ./src/report/result.ts
var report_result = __nccwpck_require__(5781);
;// CONCATENATED MODULE: ./src/report/json.ts




/** A run as data. */
function reportOf(result, toolVersion) {
    const patches = (0,report_result/* changedPatches */.hT)(result);
    return {
        version: 1,
        toolVersion: toolVersion ?? null,
        tag: result.tag,
        image: result.image,
        images: result.images.map(({ name, from, to }) => ({ name, from, to })),
        changed: patches.length > 0,
        dryRun: result.dryRun,
        files: patches.map(({ file, changes }) => ({ path: file, changes: changes.map(changeOf) })),
        rendered: reportedRendering(result.difference),
        problems: result.problems.map(problemOf),
        findings: result.findings.map(findingOf)
    };
}
/** The report as JSON text, safe to print: what could act on a terminal or a runner is written as a JSON escape. */
function reportText(report) {
    return `${(0,harmless/* harmlessJson */.EL)(JSON.stringify(report, null, 2))}\n`;
}
function changeOf({ line, column, object, container, field, path, from, to }) {
    const { document, kind, group, namespace, name } = object;
    return {
        line,
        column,
        document,
        kind,
        group,
        namespace,
        name,
        container,
        field,
        path: (0,fields_path/* formatPath */.jV)(path),
        from,
        to
    };
}
function problemOf({ level, code, message, place, hint, related }) {
    return {
        level,
        code,
        message,
        ...(place === undefined ? { file: null, line: null, column: null } : placeOf(place)),
        hint: hint ?? null,
        related: (related ?? []).map(placeOf)
    };
}
function findingOf({ rule, level, message, place, hint, related, isMendable, isMended }) {
    const { file, line, column } = place;
    const others = related.map(placeOf);
    return {
        rule,
        level,
        message,
        file,
        line,
        column,
        hint,
        related: others,
        mendable: isMendable,
        mended: isMended
    };
}
function placeOf({ file, line, column }) {
    return { file, line: line ?? null, column: column ?? null };
}


/***/ }),

/***/ 5781:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   fs: () => (/* binding */ changesOf),
/* harmony export */   gz: () => (/* binding */ failed),
/* harmony export */   hT: () => (/* binding */ changedPatches),
/* harmony export */   lb: () => (/* binding */ openFindings)
/* harmony export */ });
/** Findings that the files still have: what was mended is none any more. */
function openFindings({ findings }) {
    return findings.filter(({ isMended }) => !isMended);
}
/** The patches whose file reads differently afterwards. */
function changedPatches(result) {
    return result.patches.filter((patch) => patch.before !== patch.after);
}
/** Every change of every changed file, in the order of the patches. */
function changesOf(result) {
    return changedPatches(result).flatMap((patch) => patch.changes);
}
/** A run that stopped: nothing was patched and nothing was written. */
function failed(problems) {
    return {
        tag: '',
        image: '',
        images: [],
        patches: [],
        problems,
        findings: [],
        filesRead: 0,
        dryRun: false,
        outputDir: null,
        delivered: false,
        difference: null,
        delivery: null
    };
}


/***/ }),

/***/ 8078:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  fI: () => (/* binding */ problemText),
  eR: () => (/* binding */ terminalText)
});

// UNUSED EXPORTS: diffText, findingText, tableText

// EXTERNAL MODULE: ./src/errors.ts
var errors = __nccwpck_require__(3916);
;// CONCATENATED MODULE: ./src/report/clip.ts
/** At most `length` UTF-16 units of a text and, where it is longer, how much was left out. No surrogate pair is split. */
function clip(text, length = 500) {
    if (text.length <= length)
        return text;
    const split = /[\ud800-\udbff]/.test(text.charAt(length - 1)) && /[\udc00-\udfff]/.test(text.charAt(length));
    const kept = text.slice(0, split ? length - 1 : length);
    return `${kept}… (${text.length - kept.length} more)`;
}

// EXTERNAL MODULE: ./src/report/harmless.ts
var harmless = __nccwpck_require__(5875);
// EXTERNAL MODULE: ./src/report/result.ts
var report_result = __nccwpck_require__(5781);
;// CONCATENATED MODULE: ./src/report/closing.ts


const NOUNS = [
    ['image', 'image', 'images'],
    ['name', 'image name', 'image names'],
    ['tag', 'tag', 'tags'],
    ['digest', 'digest', 'digests'],
    ['pullPolicy', 'policy', 'policies'],
    ['pullSecret', 'pull secret', 'pull secrets'],
    ['annotation', 'annotation', 'annotations'],
    ['marker', 'marked value', 'marked values'],
    ['setting', 'setting', 'settings'],
    ['alias', 'alias', 'aliases']
];
/** The run in one line, and what the audit found. */
function closingLine(result) {
    const findings = findingsText(result);
    if (isAuditAlone(result) && (0,report_result/* changedPatches */.hT)(result).length === 0)
        return findings;
    return [outcome(result), ...(result.findings.length === 0 ? [] : [findings])].join('; ');
}
/** No image was asked for, and no tag. */
function isAuditAlone({ tag, images, filesRead, problems }) {
    return (tag === '' && images.length === 0 && filesRead > 0 && !problems.some(({ level }) => level === 'error'));
}
/** `3 findings (1 error, 2 warnings) in 4 files`. */
function findingsText(result) {
    const open = (0,report_result/* openFindings */.lb)(result);
    const counts = ['error', 'warning', 'notice'].flatMap((level) => {
        const number = open.filter((finding) => finding.level === level).length;
        return number === 0 ? [] : [count(number, level, `${level}s`)];
    });
    const mended = result.findings.length - open.length;
    const more = mended === 0 ? '' : `, ${mended} mended`;
    if (open.length === 0)
        return `no findings${more} (${count(result.filesRead, 'file', 'files')} read)`;
    const files = new Set(open.map(({ place }) => place.file)).size;
    return `${count(open.length, 'finding', 'findings')} (${counts.join(', ')}) in ${count(files, 'file', 'files')}${more}`;
}
/** `2 files, 3 images, 1 policy changed (dry run, nothing written)`. Holds no text of a file. */
function outcome(result) {
    const errors = result.problems.filter((problem) => problem.level === 'error').length;
    if (errors > 0 && !result.delivered)
        return `failed: ${count(errors, 'error', 'errors')}, nothing written`;
    const files = (0,report_result/* changedPatches */.hT)(result).length;
    if (files === 0)
        return `nothing to change: ${whyNothing(result)}`;
    const changes = (0,report_result/* changesOf */.fs)(result);
    const counts = NOUNS.map(([field, one, many]) => {
        const number = changes.filter((change) => change.field === field).length;
        return number === 0 ? '' : count(number, one, many);
    });
    const what = [count(files, 'file', 'files'), ...counts].filter((text) => text !== '').join(', ');
    return `${what} changed${written(result)}`;
}
function whyNothing({ images, filesRead, tag }) {
    if (filesRead === 0)
        return `no image was asked for; the tag is ${tag}`;
    const read = `${count(filesRead, 'file', 'files')} read`;
    return images.length === 0 ? `no image was found (${read})` : `everything is as asked already (${read})`;
}
function written({ dryRun, delivered, outputDir }) {
    if (dryRun)
        return ' (dry run, nothing written)';
    if (delivered && outputDir !== null)
        return ` (copies in ${(0,harmless/* harmless */.Is)(outputDir)})`;
    return delivered ? '' : ' (nothing written)';
}
function count(number, one, many) {
    return `${number} ${number === 1 ? one : many}`;
}

;// CONCATENATED MODULE: ./node_modules/diff/libesm/patch/create.js

/**
 * Returns true if the filename contains characters that require C-style
 * quoting (as used by Git and GNU diffutils in diff output).
 */
function needsQuoting(s) {
    for (let i = 0; i < s.length; i++) {
        if (s[i] < '\x20' || s[i] > '\x7e' || s[i] === '"' || s[i] === '\\') {
            return true;
        }
    }
    return false;
}
/**
 * C-style quotes a filename, encoding special characters as escape sequences
 * and non-ASCII bytes as octal escapes. This is the inverse of
 * `parseQuotedFileName` in parse.ts.
 *
 * Non-ASCII bytes are encoded as UTF-8 before being emitted as octal escapes.
 * This matches the behaviour of both Git and GNU diffutils, which always emit
 * UTF-8 octal escapes regardless of the underlying filesystem encoding (e.g.
 * Git for Windows converts from NTFS's UTF-16 to UTF-8 internally).
 *
 * If the filename doesn't need quoting, returns it as-is.
 */
function quoteFileNameIfNeeded(s) {
    if (!needsQuoting(s)) {
        return s;
    }
    let result = '"';
    const bytes = new TextEncoder().encode(s);
    let i = 0;
    while (i < bytes.length) {
        const b = bytes[i];
        // See https://en.wikipedia.org/wiki/Escape_sequences_in_C#Escape_sequences
        if (b === 0x07) {
            result += '\\a';
        }
        else if (b === 0x08) {
            result += '\\b';
        }
        else if (b === 0x09) {
            result += '\\t';
        }
        else if (b === 0x0a) {
            result += '\\n';
        }
        else if (b === 0x0b) {
            result += '\\v';
        }
        else if (b === 0x0c) {
            result += '\\f';
        }
        else if (b === 0x0d) {
            result += '\\r';
        }
        else if (b === 0x22) {
            result += '\\"';
        }
        else if (b === 0x5c) {
            result += '\\\\';
        }
        else if (b >= 0x20 && b <= 0x7e) {
            // Just a printable ASCII character that is neither a double quote nor a
            // backslash; no need to escape it.
            result += String.fromCharCode(b);
        }
        else {
            // Either part of a non-ASCII character or a control character without a
            // special escape sequence; needs escaping as a 3-digit octal escape
            result += '\\' + b.toString(8).padStart(3, '0');
        }
        i++;
    }
    result += '"';
    return result;
}
const INCLUDE_HEADERS = {
    includeIndex: true,
    includeUnderline: true,
    includeFileHeaders: true
};
const FILE_HEADERS_ONLY = {
    includeIndex: false,
    includeUnderline: false,
    includeFileHeaders: true
};
const OMIT_HEADERS = {
    includeIndex: false,
    includeUnderline: false,
    includeFileHeaders: false
};
function structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options) {
    let optionsObj;
    if (!options) {
        optionsObj = {};
    }
    else if (typeof options === 'function') {
        optionsObj = { callback: options };
    }
    else {
        optionsObj = options;
    }
    if (typeof optionsObj.context === 'undefined') {
        optionsObj.context = 4;
    }
    // We copy this into its own variable to placate TypeScript, which thinks
    // optionsObj.context might be undefined in the callbacks below.
    const context = optionsObj.context;
    // @ts-expect-error (runtime check for something that is correctly a static type error)
    if (optionsObj.newlineIsToken) {
        throw new Error('newlineIsToken may not be used with patch-generation functions, only with diffing functions');
    }
    if (!optionsObj.callback) {
        return diffLinesResultToPatch(diffLines(oldStr, newStr, optionsObj));
    }
    else {
        const { callback } = optionsObj;
        diffLines(oldStr, newStr, Object.assign(Object.assign({}, optionsObj), { callback: (diff) => {
                const patch = diffLinesResultToPatch(diff);
                // TypeScript is unhappy without the cast because it does not understand that `patch` may
                // be undefined here only if `callback` is StructuredPatchCallbackAbortable:
                callback(patch);
            } }));
    }
    function diffLinesResultToPatch(diff) {
        // STEP 1: Build up the patch with no "\ No newline at end of file" lines and with the arrays
        //         of lines containing trailing newline characters. We'll tidy up later...
        if (!diff) {
            return;
        }
        diff.push({ value: '', lines: [] }); // Append an empty value to make cleanup easier
        function contextLines(lines) {
            return lines.map(function (entry) { return ' ' + entry; });
        }
        const hunks = [];
        let oldRangeStart = 0, newRangeStart = 0, curRange = [], oldLine = 1, newLine = 1;
        for (let i = 0; i < diff.length; i++) {
            const current = diff[i], lines = current.lines || splitLines(current.value);
            current.lines = lines;
            if (current.added || current.removed) {
                // If we have previous context, start with that
                if (!oldRangeStart) {
                    const prev = diff[i - 1];
                    oldRangeStart = oldLine;
                    newRangeStart = newLine;
                    if (prev) {
                        curRange = context > 0 ? contextLines(prev.lines.slice(-context)) : [];
                        oldRangeStart -= curRange.length;
                        newRangeStart -= curRange.length;
                    }
                }
                // Output our changes
                for (const line of lines) {
                    curRange.push((current.added ? '+' : '-') + line);
                }
                // Track the updated file position
                if (current.added) {
                    newLine += lines.length;
                }
                else {
                    oldLine += lines.length;
                }
            }
            else {
                // Identical context lines. Track line changes
                if (oldRangeStart) {
                    // Close out any changes that have been output (or join overlapping)
                    if (lines.length <= context * 2 && i < diff.length - 2) {
                        // Overlapping
                        for (const line of contextLines(lines)) {
                            curRange.push(line);
                        }
                    }
                    else {
                        // end the range and output
                        const contextSize = Math.min(lines.length, context);
                        for (const line of contextLines(lines.slice(0, contextSize))) {
                            curRange.push(line);
                        }
                        const hunk = {
                            oldStart: oldRangeStart,
                            oldLines: (oldLine - oldRangeStart + contextSize),
                            newStart: newRangeStart,
                            newLines: (newLine - newRangeStart + contextSize),
                            lines: curRange
                        };
                        hunks.push(hunk);
                        oldRangeStart = 0;
                        newRangeStart = 0;
                        curRange = [];
                    }
                }
                oldLine += lines.length;
                newLine += lines.length;
            }
        }
        // Step 2: eliminate the trailing `\n` from each line of each hunk, and, where needed, add
        //         "\ No newline at end of file".
        for (const hunk of hunks) {
            for (let i = 0; i < hunk.lines.length; i++) {
                if (hunk.lines[i].endsWith('\n')) {
                    hunk.lines[i] = hunk.lines[i].slice(0, -1);
                }
                else {
                    hunk.lines.splice(i + 1, 0, '\\ No newline at end of file');
                    i++; // Skip the line we just added, then continue iterating
                }
            }
        }
        return {
            oldFileName: oldFileName, newFileName: newFileName,
            oldHeader: oldHeader, newHeader: newHeader,
            hunks: hunks
        };
    }
}
/**
 * creates a unified diff patch.
 *
 * @param patch either a single structured patch object (as returned by `structuredPatch`) or an
 *   array of them (as returned by `parsePatch`).
 * @param headerOptions behaves the same as the `headerOptions` option of `createTwoFilesPatch`.
 *   Ignored for patches where `isGit` is `true`.
 *
 * When a patch has `isGit: true`, `formatPatch` output is changed to more closely match Git's
 * output: it emits a `diff --git` header, emits Git extended headers as appropriate based on
 * properties like `isRename`, `isCreate`, `newMode`, etc, and will omit `---`/`+++` file
 * headers for patches with no hunks (e.g. renames without content changes).
 */
function formatPatch(patch, headerOptions) {
    var _a, _b, _c, _d, _e, _f;
    if (!headerOptions) {
        headerOptions = INCLUDE_HEADERS;
    }
    if (Array.isArray(patch)) {
        if (patch.length > 1 && !headerOptions.includeFileHeaders && !patch.every(p => p.isGit)) {
            throw new Error('Cannot omit file headers on a multi-file patch. '
                + '(The result would be unparseable; how would a tool trying to apply '
                + 'the patch know which changes are to which file?)');
        }
        return patch.map(p => formatPatch(p, headerOptions)).join('\n');
    }
    const ret = [];
    // Git patches have a fixed header format (diff --git, extended headers,
    // and ---/+++ when hunks are present), so headerOptions is ignored.
    if (patch.isGit) {
        headerOptions = INCLUDE_HEADERS;
        // Emit Git-style diff --git header and extended headers.
        // Git never puts /dev/null in the "diff --git" line; for file
        // creations/deletions it uses the real filename on both sides.
        if (!patch.oldFileName) {
            throw new Error('oldFileName must be specified for Git patches');
        }
        if (!patch.newFileName) {
            throw new Error('newFileName must be specified for Git patches');
        }
        let gitOldName = patch.oldFileName;
        let gitNewName = patch.newFileName;
        if (patch.isCreate && gitOldName === '/dev/null') {
            gitOldName = gitNewName.replace(/^b\//, 'a/');
        }
        else if (patch.isDelete && gitNewName === '/dev/null') {
            gitNewName = gitOldName.replace(/^a\//, 'b/');
        }
        ret.push('diff --git ' + quoteFileNameIfNeeded(gitOldName) + ' ' + quoteFileNameIfNeeded(gitNewName));
        if (patch.isDelete) {
            ret.push('deleted file mode ' + ((_a = patch.oldMode) !== null && _a !== void 0 ? _a : '100644'));
        }
        if (patch.isCreate) {
            ret.push('new file mode ' + ((_b = patch.newMode) !== null && _b !== void 0 ? _b : '100644'));
        }
        if (patch.oldMode && patch.newMode && !patch.isDelete && !patch.isCreate) {
            ret.push('old mode ' + patch.oldMode);
            ret.push('new mode ' + patch.newMode);
        }
        if (patch.isRename) {
            ret.push('rename from ' + quoteFileNameIfNeeded(((_c = patch.oldFileName) !== null && _c !== void 0 ? _c : '').replace(/^a\//, '')));
            ret.push('rename to ' + quoteFileNameIfNeeded(((_d = patch.newFileName) !== null && _d !== void 0 ? _d : '').replace(/^b\//, '')));
        }
        if (patch.isCopy) {
            ret.push('copy from ' + quoteFileNameIfNeeded(((_e = patch.oldFileName) !== null && _e !== void 0 ? _e : '').replace(/^a\//, '')));
            ret.push('copy to ' + quoteFileNameIfNeeded(((_f = patch.newFileName) !== null && _f !== void 0 ? _f : '').replace(/^b\//, '')));
        }
    }
    else {
        if (headerOptions.includeIndex && patch.oldFileName == patch.newFileName && patch.oldFileName !== undefined) {
            ret.push('Index: ' + patch.oldFileName);
        }
        if (headerOptions.includeUnderline) {
            ret.push('===================================================================');
        }
    }
    // Emit --- / +++ file headers. For Git patches with no hunks (e.g.
    // pure renames, mode-only changes), Git omits these, so we do too.
    const hasHunks = patch.hunks.length > 0;
    if (headerOptions.includeFileHeaders && patch.oldFileName !== undefined && patch.newFileName !== undefined
        && (!patch.isGit || hasHunks)) {
        ret.push('--- ' + quoteFileNameIfNeeded(patch.oldFileName) + (patch.oldHeader ? '\t' + patch.oldHeader : ''));
        ret.push('+++ ' + quoteFileNameIfNeeded(patch.newFileName) + (patch.newHeader ? '\t' + patch.newHeader : ''));
    }
    for (let i = 0; i < patch.hunks.length; i++) {
        const hunk = patch.hunks[i];
        // Unified Diff Format quirk: If the chunk size is 0,
        // the first number is one lower than one would expect.
        // https://www.artima.com/weblogs/viewpost.jsp?thread=164293
        const oldStart = hunk.oldLines === 0 ? hunk.oldStart - 1 : hunk.oldStart;
        const newStart = hunk.newLines === 0 ? hunk.newStart - 1 : hunk.newStart;
        ret.push('@@ -' + oldStart + ',' + hunk.oldLines
            + ' +' + newStart + ',' + hunk.newLines
            + ' @@');
        for (const line of hunk.lines) {
            ret.push(line);
        }
    }
    return ret.join('\n') + '\n';
}
function createTwoFilesPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options) {
    if (typeof options === 'function') {
        options = { callback: options };
    }
    if (!(options === null || options === void 0 ? void 0 : options.callback)) {
        const patchObj = structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options);
        if (!patchObj) {
            return;
        }
        return formatPatch(patchObj, options === null || options === void 0 ? void 0 : options.headerOptions);
    }
    else {
        const { callback } = options;
        structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, Object.assign(Object.assign({}, options), { callback: patchObj => {
                if (!patchObj) {
                    callback(undefined);
                }
                else {
                    callback(formatPatch(patchObj, options.headerOptions));
                }
            } }));
    }
}
function createPatch(fileName, oldStr, newStr, oldHeader, newHeader, options) {
    return createTwoFilesPatch(fileName, fileName, oldStr, newStr, oldHeader, newHeader, options);
}
/**
 * Split `text` into an array of lines, including the trailing newline character (where present)
 */
function splitLines(text) {
    const hasTrailingNl = text.endsWith('\n');
    const result = text.split('\n').map(line => line + '\n');
    if (hasTrailingNl) {
        result.pop();
    }
    else {
        result.push(result.pop().slice(0, -1));
    }
    return result;
}

// EXTERNAL MODULE: ./src/yaml/node.ts
var yaml_node = __nccwpck_require__(2655);
// EXTERNAL MODULE: ./src/yaml/parse.ts + 2 modules
var parse = __nccwpck_require__(3988);
// EXTERNAL MODULE: ./src/render/field.ts
var render_field = __nccwpck_require__(3724);
// EXTERNAL MODULE: ./src/render/place.ts
var render_place = __nccwpck_require__(4491);
// EXTERNAL MODULE: ./src/render/text.ts
var render_text = __nccwpck_require__(893);
;// CONCATENATED MODULE: ./src/render/source.ts





/** Without one of these, a text has nothing that is hidden; most files have none, and need not be read again. */
const SUSPECT = /(?<!pull)secret(?!Name|KeyRef|Ref|s?"?:\s*\[?\s*$)|passw|passphrase|pass\b|pwd|token|credential|api.?key|(?:private|access|ssh|encryption|signing|master|license|auth).?keys?|-----BEGIN|LS0tLS1CRUdJT|:\/\/[^\s]*@|@(?:tcp|unix)\(|docker|htpasswd|authorization|bearer|jwt|kubeconfig|last-applied|checksum|"auth"/i;
/**
 * The lines of a source file, each with its line end, as many as there are, with what is secret in them hidden. Undefined
 * where nothing is.
 */
function hiddenLines(text) {
    if (!SUSPECT.test(text))
        return undefined;
    const lines = text.split(/(?<=\n)/);
    const shown = [];
    const ranges = secretRanges(text);
    let [start, at] = [0, 0];
    let isInPem = false;
    for (const line of lines) {
        while ((ranges[at]?.end ?? Infinity) <= start)
            at += 1;
        const hidden = hideRanges(line, start, ranges.slice(at, at + 1 + line.length).filter((range) => range.start < start + line.length));
        const wasInPem = isInPem;
        if (line.includes('-----BEGIN '))
            isInPem = true;
        if (isInPem && line.includes('-----END '))
            isInPem = false;
        shown.push(wasInPem ? whole(line) : redactLine(hidden));
        start += line.length;
    }
    return shown.some((line, index) => line !== lines[index]) ? shown : undefined;
}
/** What stands in the place of all that a line says. */
function whole(line) {
    return `${/^[ \t]*/.exec(line)?.[0] ?? ''}${render_text/* HIDDEN */.RG}${endOf(line)}`;
}
function endOf(line) {
    return /\r?\n$/.exec(line)?.[0] ?? '';
}
/** Comments, and templates that are no YAML, are hidden by their words alone. */
function redactLine(line) {
    const end = endOf(line);
    return (0,render_text/* redactText */.Rd)(line.slice(0, line.length - end.length)) + end;
}
function hideRanges(line, start, ranges) {
    const end = start + line.length - endOf(line).length;
    let shown = '';
    let taken = start;
    for (const range of ranges) {
        const [from, to] = [Math.max(range.start, start), Math.min(range.end, end)];
        if (from >= to)
            continue;
        // The indentation of a later line of a block.
        const blank = from === start ? (/^[ \t]*/.exec(line)?.[0].length ?? 0) : 0;
        if (start + blank >= to)
            continue;
        shown += line.slice(taken - start, Math.max(from, start + blank) - start) + render_text/* HIDDEN */.RG;
        taken = to;
    }
    return shown + line.slice(taken - start);
}
/** Where secret scalars stand, in their order. */
function secretRanges(text) {
    const ranges = (0,parse/* splitDocuments */.Z)(text).flatMap((chunk) => {
        const documents = (0,parse/* parseChunk */.d)(text, chunk);
        if (!Array.isArray(documents))
            return unreadRanges(text, chunk);
        return documents.flatMap(({ root }) => {
            const field = (0,render_field/* fieldOf */._F)(root);
            return field === undefined ? unreadRanges(text, chunk) : [...rangesIn(root, field, render_place/* ROOT */.Dl)];
        });
    });
    return ranges.toSorted((a, b) => a.start - b.start || a.end - b.end);
}
/** Of what cannot be read, a Secret is hidden whole. */
function unreadRanges(text, { start, end }) {
    return /kind["']?[ \t]*:[ \t]*["']?Secret\b/i.test(text.slice(start, end)) ? [{ start, end }] : [];
}
function* rangesIn(node, field, place) {
    if (node.type === 'mapping') {
        const map = (0,render_field/* asFields */.qI)(field);
        if (map === undefined)
            return;
        for (const entry of node.entries) {
            if (entry.name === null)
                continue;
            // What a key merges has its own names; it is looked at where its anchor stands.
            yield* rangesIn(entry.value, map.entries.get(entry.name), (0,render_place/* entryPlace */.s6)(place, [map], entry.name));
        }
    }
    else if (node.type === 'sequence') {
        const items = field?.type === 'list' ? field.items : [];
        for (const [index, item] of node.items.entries()) {
            yield* rangesIn(item, items[index], (0,render_place/* itemPlace */.LH)(place, [items[index - 1]]));
        }
    }
    else {
        const scalar = (0,yaml_node/* resolve */.hd)(node);
        if (scalar?.type !== 'scalar' || scalar.value === null || (0,render_text/* isEncrypted */.ph)(scalar.value))
            return;
        if (place.isHidden || (node.type === 'scalar' && (0,render_text/* redactText */.Rd)(scalar.value) !== scalar.value)) {
            yield { start: scalar.start, end: scalar.end };
        }
    }
}

;// CONCATENATED MODULE: ./node_modules/diff/libesm/diff/base.js
class Diff {
    diff(oldStr, newStr, 
    // Type below is not accurate/complete - see above for full possibilities - but it compiles
    options = {}) {
        let callback;
        if (typeof options === 'function') {
            callback = options;
            options = {};
        }
        else if ('callback' in options) {
            callback = options.callback;
        }
        // Allow subclasses to massage the input prior to running
        const oldString = this.castInput(oldStr, options);
        const newString = this.castInput(newStr, options);
        const oldTokens = this.removeEmpty(this.tokenize(oldString, options));
        const newTokens = this.removeEmpty(this.tokenize(newString, options));
        return this.diffWithOptionsObj(oldTokens, newTokens, options, callback);
    }
    diffWithOptionsObj(oldTokens, newTokens, options, callback) {
        var _a;
        const done = (value) => {
            value = this.postProcess(value, options);
            if (callback) {
                setTimeout(function () { callback(value); }, 0);
                return undefined;
            }
            else {
                return value;
            }
        };
        const newLen = newTokens.length, oldLen = oldTokens.length;
        let editLength = 1;
        let maxEditLength = newLen + oldLen;
        if (options.maxEditLength != null) {
            maxEditLength = Math.min(maxEditLength, options.maxEditLength);
        }
        const maxExecutionTime = (_a = options.timeout) !== null && _a !== void 0 ? _a : Infinity;
        const abortAfterTimestamp = Date.now() + maxExecutionTime;
        const bestPath = [{ oldPos: -1, lastComponent: undefined }];
        // Seed editLength = 0, i.e. the content starts with the same values
        let newPos = this.extractCommon(bestPath[0], newTokens, oldTokens, 0, options);
        if (bestPath[0].oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
            // Identity per the equality and tokenizer
            return done(this.buildValues(bestPath[0].lastComponent, newTokens, oldTokens));
        }
        // Once we hit the right edge of the edit graph on some diagonal k, we can
        // definitely reach the end of the edit graph in no more than k edits, so
        // there's no point in considering any moves to diagonal k+1 any more (from
        // which we're guaranteed to need at least k+1 more edits).
        // Similarly, once we've reached the bottom of the edit graph, there's no
        // point considering moves to lower diagonals.
        // We record this fact by setting minDiagonalToConsider and
        // maxDiagonalToConsider to some finite value once we've hit the edge of
        // the edit graph.
        // This optimization is not faithful to the original algorithm presented in
        // Myers's paper, which instead pointlessly extends D-paths off the end of
        // the edit graph - see page 7 of Myers's paper which notes this point
        // explicitly and illustrates it with a diagram. This has major performance
        // implications for some common scenarios. For instance, to compute a diff
        // where the new text simply appends d characters on the end of the
        // original text of length n, the true Myers algorithm will take O(n+d^2)
        // time while this optimization needs only O(n+d) time.
        let minDiagonalToConsider = -Infinity, maxDiagonalToConsider = Infinity;
        // Main worker method. checks all permutations of a given edit length for acceptance.
        const execEditLength = () => {
            for (let diagonalPath = Math.max(minDiagonalToConsider, -editLength); diagonalPath <= Math.min(maxDiagonalToConsider, editLength); diagonalPath += 2) {
                let basePath;
                const removePath = bestPath[diagonalPath - 1], addPath = bestPath[diagonalPath + 1];
                if (removePath) {
                    // No one else is going to attempt to use this value, clear it
                    // @ts-expect-error - perf optimisation. This type-violating value will never be read.
                    bestPath[diagonalPath - 1] = undefined;
                }
                let canAdd = false;
                if (addPath) {
                    // what newPos will be after we do an insertion:
                    const addPathNewPos = addPath.oldPos - diagonalPath;
                    canAdd = addPath && 0 <= addPathNewPos && addPathNewPos < newLen;
                }
                const canRemove = removePath && removePath.oldPos + 1 < oldLen;
                if (!canAdd && !canRemove) {
                    // If this path is a terminal then prune
                    // @ts-expect-error - perf optimisation. This type-violating value will never be read.
                    bestPath[diagonalPath] = undefined;
                    continue;
                }
                // Select the diagonal that we want to branch from. We select the prior
                // path whose position in the old string is the farthest from the origin
                // and does not pass the bounds of the diff graph
                if (!canRemove || (canAdd && removePath.oldPos < addPath.oldPos)) {
                    basePath = this.addToPath(addPath, true, false, 0, options);
                }
                else {
                    basePath = this.addToPath(removePath, false, true, 1, options);
                }
                newPos = this.extractCommon(basePath, newTokens, oldTokens, diagonalPath, options);
                if (basePath.oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
                    // If we have hit the end of both strings, then we are done
                    return done(this.buildValues(basePath.lastComponent, newTokens, oldTokens)) || true;
                }
                else {
                    bestPath[diagonalPath] = basePath;
                    if (basePath.oldPos + 1 >= oldLen) {
                        maxDiagonalToConsider = Math.min(maxDiagonalToConsider, diagonalPath - 1);
                    }
                    if (newPos + 1 >= newLen) {
                        minDiagonalToConsider = Math.max(minDiagonalToConsider, diagonalPath + 1);
                    }
                }
            }
            editLength++;
        };
        // Performs the length of edit iteration. Is a bit fugly as this has to support the
        // sync and async mode which is never fun. Loops over execEditLength until a value
        // is produced, or until the edit length exceeds options.maxEditLength (if given),
        // in which case it will return undefined.
        if (callback) {
            (function exec() {
                setTimeout(function () {
                    if (editLength > maxEditLength || Date.now() > abortAfterTimestamp) {
                        return callback(undefined);
                    }
                    if (!execEditLength()) {
                        exec();
                    }
                }, 0);
            }());
        }
        else {
            while (editLength <= maxEditLength && Date.now() <= abortAfterTimestamp) {
                const ret = execEditLength();
                if (ret) {
                    return ret;
                }
            }
        }
    }
    addToPath(path, added, removed, oldPosInc, options) {
        const last = path.lastComponent;
        if (last && !options.oneChangePerToken && last.added === added && last.removed === removed) {
            return {
                oldPos: path.oldPos + oldPosInc,
                lastComponent: { count: last.count + 1, added: added, removed: removed, previousComponent: last.previousComponent }
            };
        }
        else {
            return {
                oldPos: path.oldPos + oldPosInc,
                lastComponent: { count: 1, added: added, removed: removed, previousComponent: last }
            };
        }
    }
    extractCommon(basePath, newTokens, oldTokens, diagonalPath, options) {
        const newLen = newTokens.length, oldLen = oldTokens.length;
        let oldPos = basePath.oldPos, newPos = oldPos - diagonalPath, commonCount = 0;
        while (newPos + 1 < newLen && oldPos + 1 < oldLen && this.equals(oldTokens[oldPos + 1], newTokens[newPos + 1], options)) {
            newPos++;
            oldPos++;
            commonCount++;
            if (options.oneChangePerToken) {
                basePath.lastComponent = { count: 1, previousComponent: basePath.lastComponent, added: false, removed: false };
            }
        }
        if (commonCount && !options.oneChangePerToken) {
            basePath.lastComponent = { count: commonCount, previousComponent: basePath.lastComponent, added: false, removed: false };
        }
        basePath.oldPos = oldPos;
        return newPos;
    }
    equals(left, right, options) {
        if (options.comparator) {
            return options.comparator(left, right);
        }
        else {
            return left === right
                || (!!options.ignoreCase && left.toLowerCase() === right.toLowerCase());
        }
    }
    removeEmpty(array) {
        const ret = [];
        for (let i = 0; i < array.length; i++) {
            if (array[i]) {
                ret.push(array[i]);
            }
        }
        return ret;
    }
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    castInput(value, options) {
        return value;
    }
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    tokenize(value, options) {
        return Array.from(value);
    }
    join(chars) {
        // Assumes ValueT is string, which is the case for most subclasses.
        // When it's false, e.g. in diffArrays, this method needs to be overridden (e.g. with a no-op)
        // Yes, the casts are verbose and ugly, because this pattern - of having the base class SORT OF
        // assume tokens and values are strings, but not completely - is weird and janky.
        return chars.join('');
    }
    postProcess(changeObjects, 
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    options) {
        return changeObjects;
    }
    get useLongestToken() {
        return false;
    }
    buildValues(lastComponent, newTokens, oldTokens) {
        // First we convert our linked list of components in reverse order to an
        // array in the right order:
        const components = [];
        let nextComponent;
        while (lastComponent) {
            components.push(lastComponent);
            nextComponent = lastComponent.previousComponent;
            delete lastComponent.previousComponent;
            lastComponent = nextComponent;
        }
        components.reverse();
        const componentLen = components.length;
        let componentPos = 0, newPos = 0, oldPos = 0;
        for (; componentPos < componentLen; componentPos++) {
            const component = components[componentPos];
            if (!component.removed) {
                if (!component.added && this.useLongestToken) {
                    let value = newTokens.slice(newPos, newPos + component.count);
                    value = value.map(function (value, i) {
                        const oldValue = oldTokens[oldPos + i];
                        return oldValue.length > value.length ? oldValue : value;
                    });
                    component.value = this.join(value);
                }
                else {
                    component.value = this.join(newTokens.slice(newPos, newPos + component.count));
                }
                newPos += component.count;
                // Common case
                if (!component.added) {
                    oldPos += component.count;
                }
            }
            else {
                component.value = this.join(oldTokens.slice(oldPos, oldPos + component.count));
                oldPos += component.count;
            }
        }
        return components;
    }
}

;// CONCATENATED MODULE: ./node_modules/diff/libesm/diff/line.js


class LineDiff extends Diff {
    constructor() {
        super(...arguments);
        this.tokenize = tokenize;
    }
    equals(left, right, options) {
        // If we're ignoring whitespace, we need to normalise lines by stripping
        // whitespace before checking equality. (This has an annoying interaction
        // with newlineIsToken that requires special handling: if newlines get their
        // own token, then we DON'T want to trim the *newline* tokens down to empty
        // strings, since this would cause us to treat whitespace-only line content
        // as equal to a separator between lines, which would be weird and
        // inconsistent with the documented behavior of the options.)
        if (options.ignoreWhitespace) {
            if (!options.newlineIsToken || !left.includes('\n')) {
                left = left.trim();
            }
            if (!options.newlineIsToken || !right.includes('\n')) {
                right = right.trim();
            }
        }
        else if (options.ignoreNewlineAtEof && !options.newlineIsToken) {
            if (left.endsWith('\n')) {
                left = left.slice(0, -1);
            }
            if (right.endsWith('\n')) {
                right = right.slice(0, -1);
            }
        }
        return super.equals(left, right, options);
    }
}
const lineDiff = new LineDiff();
function line_diffLines(oldStr, newStr, options) {
    return lineDiff.diff(oldStr, newStr, options);
}
function diffTrimmedLines(oldStr, newStr, options) {
    options = generateOptions(options, { ignoreWhitespace: true });
    return lineDiff.diff(oldStr, newStr, options);
}
// Exported standalone so it can be used from jsonDiff too.
function tokenize(value, options) {
    if (options.stripTrailingCr) {
        // remove one \r before \n to match GNU diff's --strip-trailing-cr behavior
        value = value.replace(/\r\n/g, '\n');
    }
    const retLines = [], linesAndNewlines = value.split(/(\n|\r\n)/);
    // Ignore the final empty token that occurs if the string ends with a new line
    if (!linesAndNewlines[linesAndNewlines.length - 1]) {
        linesAndNewlines.pop();
    }
    // Merge the content and line separators into single tokens
    for (let i = 0; i < linesAndNewlines.length; i++) {
        const line = linesAndNewlines[i];
        if (i % 2 && !options.newlineIsToken) {
            retLines[retLines.length - 1] += line;
        }
        else {
            retLines.push(line);
        }
    }
    return retLines;
}

;// CONCATENATED MODULE: ./src/report/line-changes.ts

/**
 * The changed lines of a patch, in order, whose old text's lines are given. Only what the edits touch is compared:
 * comparing a file as a whole takes time by the square of the number of its changes.
 */
function lineChanges(patch, lines) {
    const changes = [];
    for (const { start, before, after } of blocksOf(patch, lines)) {
        let line = start;
        for (const part of line_diffLines(before, after)) {
            const count = part.added ? 0 : part.count;
            if (part.added || part.removed) {
                let last = changes.at(-1);
                if (last?.end !== line) {
                    last = { start: line, end: line, added: [] };
                    changes.push(last);
                }
                last.end += count;
                if (part.added)
                    for (const added of linesOf(part.value))
                        last.added.push(added);
            }
            line += count;
        }
    }
    return changes;
}
/** The lines of a text, each with its `\n`; the last may have none. */
function linesOf(text) {
    return text === '' ? [] : text.split(/(?<=\n)/);
}
/** Every run of lines that edits touch: its first line, its old and its new text. Edits in one line share a run. */
function* blocksOf({ before, edits }, lines) {
    // The first line that is not passed yet, and where it begins.
    let line = 0;
    let offset = 0;
    const pass = () => {
        offset += lines[line]?.length ?? 0;
        line = Math.min(line + 1, lines.length);
    };
    // The very end of the text belongs to the last line if that has no line end.
    const beyond = (position) => {
        const text = lines[line];
        return text?.endsWith('\n') === true && position >= offset + text.length;
    };
    let at = 0;
    let edit = edits[at];
    while (edit !== undefined) {
        while (beyond(edit.start))
            pass();
        const start = line;
        const from = offset;
        let after = '';
        let taken = from;
        do {
            after += before.slice(taken, edit.start) + edit.text;
            taken = edit.end;
            if (edit.end >= offset) {
                while (beyond(edit.end))
                    pass();
                pass();
            }
            edit = edits[++at];
        } while (edit !== undefined && (edit.start < offset || line === lines.length));
        after += before.slice(taken, offset);
        yield { start, before: before.slice(from, offset), after };
    }
}

;// CONCATENATED MODULE: ./src/report/diff.ts



const CONTEXT = 3;
const NAMELESS = {
    oldFileName: undefined,
    newFileName: undefined,
    oldHeader: undefined,
    newHeader: undefined
};
/**
 * One unified diff of all patches, as `git apply` takes it; empty where nothing changed. What is secret is in no line of it:
 * a hunk's context ends before it, so that `git apply` may want `--unidiff-zero`, and in a changed line it is hidden.
 */
function unifiedDiff(patches) {
    return diffParts(patches).join('');
}
/** The same diff in pieces, a hunk each; the first of a file begins with the file's header. */
function diffParts(patches) {
    return patches.flatMap((patch) => hunksOf(patch).map((hunk, at) => (at === 0 ? header(patch.file) + hunk : hunk)));
}
/** git ends a name that has a blank in it with a tab, so that what follows is not taken for a part of it (diff.c). */
function header(file) {
    const names = formatPatch({ ...NAMELESS, oldFileName: `a/${file}`, newFileName: `b/${file}`, hunks: [] }, FILE_HEADERS_ONLY);
    return file.includes(' ') ? names.replaceAll('\n', '\t\n') : names;
}
function hunksOf(patch) {
    const lines = linesOf(patch.before);
    const shown = hiddenLines(patch.before) ?? lines;
    const shownAfter = hiddenLines(patch.after);
    const isSecret = (line) => shown[line] !== lines[line];
    let shift = 0;
    return groups(lineChanges(patch, lines), isSecret).map((group) => {
        let [start, end] = [group.start, group.end];
        while (start > 0 && start > group.start - CONTEXT && !isSecret(start - 1))
            start -= 1;
        while (end < lines.length && end < group.end + CONTEXT && !isSecret(end))
            end += 1;
        const body = [];
        let line = start;
        let added = 0;
        for (const change of group.changes) {
            const now = change.start + shift + added;
            mark(body, ' ', shown.slice(line, change.start));
            mark(body, '-', shown.slice(change.start, change.end));
            mark(body, '+', shownAfter?.slice(now, now + change.added.length) ?? change.added);
            line = change.end;
            added += change.added.length - (change.end - change.start);
        }
        mark(body, ' ', shown.slice(line, end));
        const hunk = {
            oldStart: start + 1,
            oldLines: end - start,
            newStart: start + 1 + shift,
            newLines: end - start + added,
            lines: body
        };
        shift += added;
        return formatPatch({ ...NAMELESS, hunks: [hunk] }, OMIT_HEADERS);
    });
}
/** Changes with so few lines between them that their context would touch stand in one hunk, unless one of these is secret. */
function groups(changes, isSecret) {
    const groups = [];
    for (const change of changes) {
        const last = groups.at(-1);
        const isNear = last !== undefined && change.start - last.end <= 2 * CONTEXT;
        if (isNear && !between(last.end, change.start).some(isSecret)) {
            last.changes.push(change);
            last.end = change.end;
        }
        else {
            groups.push({ start: change.start, end: change.end, changes: [change] });
        }
    }
    return groups;
}
function between(start, end) {
    return Array.from({ length: end - start }, (_, index) => start + index);
}
function mark(body, sign, lines) {
    for (const line of lines) {
        if (line.endsWith('\n'))
            body.push(sign + line.slice(0, -1));
        else
            body.push(sign + line, '\\ No newline at end of file');
    }
}

;// CONCATENATED MODULE: ./src/report/shown-diff.ts


/**
 * The diff for people's eyes, in the pieces of diffParts: made harmless, line ends as `\n`, and without the tab that ends
 * a name with a blank. For `git apply` there is unifiedDiff.
 */
function shownDiff(patches) {
    return diffParts(patches).map((part) => (0,harmless/* harmlessLines */.vL)(part.replace(/^(--- .*)\t\n(\+\+\+ .*)\t\n/, '$1\n$2\n')));
}

// EXTERNAL MODULE: ./src/fields/path.ts
var path = __nccwpck_require__(6446);
;// CONCATENATED MODULE: ./src/report/table.ts

const WHAT = {
    name: 'image name',
    tag: 'tag',
    digest: 'digest',
    pullSecret: 'pull secret',
    annotation: 'annotation',
    marker: 'marked value',
    setting: 'setting',
    alias: 'alias'
};
/** One row a container, in the order of the changes. */
function containerRows(changes) {
    const policies = policiesOf(changes);
    const used = new Set(policies.values());
    return changes.flatMap((change) => {
        const { file, line, object, container, field } = change;
        const row = { file, line, object, container };
        if (field === 'pullPolicy')
            return used.has(change) ? [] : [{ ...row, image: null, policy: stepOf(change) }];
        const policy = policies.get(change);
        if (field !== 'image')
            return [];
        return [{ ...row, image: stepOf(change), policy: policy === undefined ? null : stepOf(policy) }];
    });
}
/** The other changed fields, a row each, in the order of the changes. */
function fieldRows(changes) {
    return changes.flatMap((change) => {
        const { field, file, line, object } = change;
        if (field === 'image' || field === 'pullPolicy' || field === 'patch')
            return [];
        return [{ file, line, object, what: WHAT[field], path: (0,path/* formatPath */.jV)(change.path), step: stepOf(change) }];
    });
}
/** `Deployment/web (prod)`: as kubectl writes it, with the namespace where there is one. */
function objectLabel(object) {
    const label = [object.kind, object.name].filter((part) => part !== '').join('/');
    return object.namespace === '' ? label : `${label} (${object.namespace})`;
}
/**
 * Each image's policy change: the one of the same object and container that stands beside the image or, where the kind
 * keeps one for all (`spec.imagePullPolicy` and `spec.driver.image`), the nearest further up.
 */
function policiesOf(changes) {
    const places = new Map(changes
        .filter((change) => change.field === 'pullPolicy')
        .map((change) => [placeKey(change, change.path.length - 1), change]));
    const policies = new Map();
    for (const image of changes.filter((change) => change.field === 'image' && places.size > 0)) {
        for (let length = image.path.length - 1; length >= 0 && !policies.has(image); length--) {
            const policy = places.get(placeKey(image, length));
            if (policy !== undefined)
                policies.set(image, policy);
        }
    }
    return policies;
}
function placeKey({ file, object, container, path }, length) {
    const { document, group, kind, namespace, name } = object;
    return JSON.stringify([file, document, group, kind, namespace, name, container, path.slice(0, length)]);
}
function stepOf({ from, to }) {
    return { from, to };
}

;// CONCATENATED MODULE: ./src/report/terminal.ts







// SGR parameters (ECMA-48): the number that starts a style; 0 ends all.
const STYLES = { bold: 1, red: 31, green: 32, yellow: 33, cyan: 36 };
const LEVEL_STYLES = { error: 'red', warning: 'yellow', notice: 'cyan' };
/** All that a terminal shows of a run: the diff, the tables, the problems and one closing line. */
function terminalText(result, colour) {
    return [
        diffText((0,report_result/* changedPatches */.hT)(result), colour),
        tableText((0,report_result/* changesOf */.fs)(result)),
        result.findings.map((finding) => findingText(finding, colour)).join(''),
        result.problems.map((problem) => problemText(problem, colour)).join(''),
        `${closingLine(result)}\n`
    ]
        .filter((text) => text !== '')
        .join('\n');
}
/** The unified diff: headers bold, `@@` cyan, `-` red, `+` green. */
function diffText(patches, colour) {
    return shownDiff(patches)
        .map((part) => {
        if (!colour)
            return part;
        let inHeader = true;
        const lines = part.split('\n').map((line) => {
            inHeader &&= !line.startsWith('@@');
            return paint(line, inHeader ? 'bold' : lineStyle(line));
        });
        return lines.join('\n');
    })
        .join('');
}
/** What changed, a line each in aligned columns: first the containers, then the other fields. */
function tableText(changes) {
    const containers = containerRows(changes).map((row) => [
        `${row.file}:${row.line}`,
        objectLabel(row.object),
        row.container ?? '',
        stepText(row.image),
        stepText(row.policy)
    ]);
    const fields = fieldRows(changes).map((row) => [
        `${row.file}:${row.line}`,
        objectLabel(row.object),
        row.what,
        row.path,
        stepText(row.step)
    ]);
    return [
        columns(['FILE', 'OBJECT', 'CONTAINER', 'IMAGE', 'POLICY'], containers),
        columns(['FILE', 'OBJECT', 'FIELD', 'PATH', 'VALUE'], fields)
    ]
        .filter((text) => text !== '')
        .join('\n');
}
/** `error: deploy.yaml:12:9: message`, then the hint and the other positions, indented. */
function problemText(problem, colour) {
    const place = problem.place === undefined ? '' : `${(0,errors/* formatPlace */.dE)(problem.place)}: `;
    const label = `${problem.level}:`;
    const more = [problem.hint ?? '', ...(problem.related ?? []).map((other) => `see ${(0,errors/* formatPlace */.dE)(other)}`)];
    return [
        `${colour ? paint(label, LEVEL_STYLES[problem.level]) : label} ${(0,harmless/* harmless */.Is)(place + problem.message)}`,
        ...more.filter((text) => text !== '').map((text) => `  ${(0,harmless/* harmless */.Is)(text)}`)
    ]
        .map((line) => `${line}\n`)
        .join('');
}
/** A finding with its line and a caret below the place; of one that was mended the first line alone. */
function findingText({ rule, level, message, place, hint, related, source, isMended }, colour) {
    const label = isMended ? `mended[${rule}]:` : `${level}[${rule}]:`;
    const style = isMended ? 'green' : LEVEL_STYLES[level];
    const head = `${colour ? paint(label, style) : label} ${(0,harmless/* harmless */.Is)(`${(0,errors/* formatPlace */.dE)(place)}: ${message}`)}\n`;
    if (isMended)
        return head;
    const [before, after] = aroundOf(source, place.column);
    const gutter = `${place.line} | `;
    const caret = `${' '.repeat(gutter.length - 2)}| ${' '.repeat(widthOf(before))}^`;
    const others = related.map((other) => `see ${(0,errors/* formatPlace */.dE)(other)}`);
    return [
        `${gutter}${before}${after}`,
        colour ? paint(caret, style) : caret,
        ...[hint, ...others].map((text) => `  ${(0,harmless/* harmless */.Is)(text)}`)
    ].reduce((text, line) => `${text}${line}\n`, head);
}
/** What stands before a column of a line, and from it on, at a length that fits a terminal. */
function aroundOf(source, column) {
    const at = column - 1;
    const start = at > MOST_BEFORE ? at - MOST_BEFORE : 0;
    const cut = source.length - at > MOST_AFTER ? '…' : '';
    return [
        (start > 0 ? '…' : '') + (0,harmless/* harmless */.Is)(source.slice(start, at)),
        (0,harmless/* harmless */.Is)(source.slice(at, at + MOST_AFTER)) + cut
    ];
}
const MOST_BEFORE = 60;
const MOST_AFTER = 100;
function columns(titles, rows) {
    if (rows.length === 0)
        return '';
    const used = titles.flatMap((title, at) => {
        const cells = rows.map((row) => row[at] ?? '');
        if (cells.every((cell) => cell === ''))
            return [];
        return [[title, ...cells.map((cell) => (cell === '' ? '-' : (0,harmless/* harmless */.Is)(clip(cell))))]];
    });
    const padded = used.map((cells) => {
        const width = cells.reduce((most, cell) => Math.max(most, widthOf(cell)), 0);
        return cells.map((cell) => cell + ' '.repeat(width - widthOf(cell)));
    });
    return Array.from({ length: rows.length + 1 }, (_, line) => padded
        .map((cells) => cells[line] ?? '')
        .join('  ')
        .trimEnd())
        .map((line) => `${line}\n`)
        .join('');
}
function widthOf(text) {
    return Array.from(text).length;
}
function stepText(step) {
    return step === null ? '' : `${step.from ?? '(unset)'} -> ${step.to ?? '(removed)'}`;
}
function lineStyle(line) {
    if (line.startsWith('@@'))
        return 'cyan';
    if (line.startsWith('+'))
        return 'green';
    return line.startsWith('-') ? 'red' : null;
}
function paint(text, style) {
    return style === null || text === '' ? text : `\u001b[${STYLES[style]}m${text}\u001b[0m`;
}


/***/ }),

/***/ 5627:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  D3: () => (/* binding */ computeTagAlone),
  eF: () => (/* binding */ run),
  yE: () => (/* binding */ runAuditAlone)
});

;// CONCATENATED MODULE: ./src/yaml/text.ts
let last = { text: '', starts: [0] };
/** The lines of a text. That of the last call is kept, as one text is asked about at every edit. */
function linesOf(text) {
    if (last.text !== text) {
        const starts = [0];
        for (const match of text.matchAll(/\r\n?|\n/g))
            starts.push(match.index + match[0].length);
        last = { text, starts };
    }
    return last;
}
/** Position, from 0, of the line that an offset is on. */
function lineAt({ starts }, offset) {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((starts[middle] ?? 0) <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}
/** Gives the 1-based line and column (in UTF-16 units) of an offset. `\r\n`, `\n` and `\r` end a line. */
function positions(text) {
    const lines = linesOf(text);
    const byteOrderMark = text.startsWith('\uFEFF') ? 1 : 0;
    return (offset) => {
        const line = lineAt(lines, offset);
        const column = offset - (lines.starts[line] ?? 0) + 1 - (line === 0 ? byteOrderMark : 0);
        return { line: line + 1, column };
    };
}
/** Offset of the first character of the line that `offset` is on; a byte order mark is on no line. */
function lineStart(text, offset) {
    const lines = linesOf(text);
    const start = lines.starts[lineAt(lines, offset)] ?? 0;
    return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
}
/** Offset of the end of the line that `offset` is on: its line break, or the end of the text. */
function lineEnd(text, offset) {
    const lines = linesOf(text);
    const next = lines.starts[lineAt(lines, offset) + 1];
    return next === undefined ? text.length : next - lineBreakBefore(text, next).length;
}
/** The line break at `offset`; empty at the end of the text. */
function lineBreakAt(text, offset) {
    if (text.startsWith('\r\n', offset))
        return '\r\n';
    const character = text.charAt(offset);
    return character === '\n' || character === '\r' ? character : '';
}
/** The line break that ends just before `offset`, if one does. */
function lineBreakBefore(text, offset) {
    return /\r\n$|\r$|\n$/.exec(text.slice(Math.max(0, offset - 2), offset))?.[0] ?? '';
}

;// CONCATENATED MODULE: ./src/patch/compose.ts


/** The text after sorted edits that do not overlap. */
function apply(text, edits) {
    let after = '';
    let at = 0;
    for (const { start, end, text: inserted } of edits) {
        after += text.slice(at, start) + inserted;
        at = end;
    }
    return after + text.slice(at);
}
/** The edits of a text of `length` units that come to what `first` and then, on its result, `second` come to. */
function composeEdits(length, first, second) {
    const whole = [{ start: 0, end: length }];
    return editsOf(change(change(whole, first), second), length);
}
function sizeOf(piece) {
    return 'text' in piece ? piece.text.length : piece.end - piece.start;
}
/** Pieces with edits made to the text that they add up to. */
function change(pieces, edits) {
    const changed = [];
    let index = 0;
    /** Where the piece at `index` begins, and how far it was dealt with. */
    let [begin, at] = [0, 0];
    const take = (until, isKept) => {
        for (let piece = pieces[index]; piece !== undefined && at < until; piece = pieces[index]) {
            const stop = Math.min(until, begin + sizeOf(piece));
            if (isKept && stop > at)
                changed.push(slice(piece, at - begin, stop - begin));
            at = stop;
            if (stop < begin + sizeOf(piece))
                return;
            begin = stop;
            index += 1;
        }
    };
    for (const { start, end, text } of edits) {
        take(start, true);
        if (text !== '')
            changed.push({ text });
        take(end, false);
    }
    take(Infinity, true);
    return changed;
}
function slice(piece, from, to) {
    if ('text' in piece)
        return { text: piece.text.slice(from, to) };
    return { start: piece.start + from, end: piece.start + to };
}
function editsOf(pieces, length) {
    const edits = [];
    let [at, text] = [0, ''];
    const gap = (end) => {
        if (end > at || text !== '')
            edits.push({ start: at, end, text });
        text = '';
    };
    for (const piece of pieces) {
        if ('text' in piece)
            text += piece.text;
        else {
            gap(piece.start);
            at = piece.end;
        }
    }
    gap(length);
    return edits;
}
/**
 * Gives, of an offset in the text after a patch, the offset in the text before it at which a person would look: what
 * stands on inserted lines points to the line that they were inserted below.
 */
function toBefore({ before, edits }) {
    return (offset) => {
        let shift = 0;
        for (const { start, end, text } of edits) {
            const from = start + shift;
            if (offset < from)
                break;
            if (offset < from + text.length) {
                // What takes the place of a part of a line stands where that stood.
                if (start < end)
                    return Math.min(start + (offset - from), Math.max(start, end - 1));
                const isLines = /[\r\n]$/.test(text) && start === lineStart(before, start);
                if (!isLines)
                    return firstOnLine(before, start);
                return firstOnLine(before, start - lineBreakBefore(before, start).length);
            }
            shift += text.length - (end - start);
        }
        return Math.max(0, offset - shift);
    };
}
/** The first character that is no blank, of the line that an offset is on. */
function firstOnLine(text, offset) {
    const start = lineStart(text, offset);
    const blanks = /[ \t]*/y;
    blanks.lastIndex = start;
    return start + (blanks.exec(text)?.[0].length ?? 0);
}
/** One patch of a file that comes to two: the first's text is what the second was made for. */
function composePatches(first, second) {
    const { file, before } = first;
    const edits = composeEdits(before.length, first.edits, second.edits);
    const [old, inside, back] = [positions(before), offsets(second.before), toBefore(first)];
    const moved = second.changes.map((each) => ({ ...each, ...old(back(inside(each))) }));
    const changes = mergeChanges(first.changes, moved);
    return { file, before, after: second.after, edits, changes };
}
/** The offset of a line and column. */
function offsets(text) {
    const starts = [text.startsWith('\uFEFF') ? 1 : 0];
    for (const match of text.matchAll(/\r\n?|\n/g))
        starts.push(match.index + match[0].length);
    return ({ line, column }) => (starts[line - 1] ?? 0) + column - 1;
}
/** A field that both change is one change; one that is in the end as it was is none. */
function mergeChanges(first, second) {
    const changes = new Map(first.map((each) => [keyOf(each), each]));
    for (const each of second) {
        const before = changes.get(keyOf(each));
        changes.set(keyOf(each), before === undefined ? each : { ...before, to: each.to });
    }
    return [...changes.values()]
        .filter(({ from, to }) => from !== to)
        .toSorted((a, b) => a.line - b.line || a.column - b.column);
}
function keyOf({ object, path }) {
    return JSON.stringify([object.document, path]);
}

;// CONCATENATED MODULE: ./src/audit/exempt.ts

const COMMENT = /(?<=^|\s)#[ \t]*repull-ignore:[ \t]*([^\s#]*)[ \t]*([^\r\n]*)/gm;
const BYTES = Buffer.from('repull-ignore');
function mayExempt(bytes) {
    return bytes.includes(BYTES);
}
function exemptionsIn(text) {
    const position = positions(text);
    return [...text.matchAll(COMMENT)].map((match) => {
        const [, rule = '', reason = ''] = match;
        const offset = match.index;
        return { rule, reason: reason.trim(), offset, line: position(subjectOf(text, offset)).line };
    });
}
/** An offset on the line that a comment is about. */
function subjectOf(text, offset) {
    if (text.slice(lineStart(text, offset), offset).trim() !== '')
        return offset;
    for (let at = offset;;) {
        const end = lineEnd(text, at);
        const next = end + lineBreakAt(text, end).length;
        if (next === end)
            return offset;
        if (!/^[ \t]*(?:#|$)/.test(text.slice(next, lineEnd(text, next))))
            return next;
        at = next;
    }
}
/** What is to be said of an exemption itself; undefined where it is as it should be. */
function complaintOf({ rule, reason }, isUsed, rules) {
    const quoted = JSON.stringify(`repull-ignore: ${rule}`);
    if (!rules.some((id) => id === rule)) {
        const message = `${quoted} names no rule.`;
        return { message, hint: `Write "repull-ignore: ID reason" with one of ${rules.join(', ')}.` };
    }
    if (!isUsed) {
        return {
            message: `${quoted} no longer applies: the rule finds nothing on this line.`,
            hint: 'Remove it.'
        };
    }
    if (reason !== '')
        return undefined;
    return { message: `${quoted} gives no reason.`, hint: 'Write behind it why the line is right as it is.' };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __nccwpck_require__(3916);
// EXTERNAL MODULE: ./src/yaml/parse.ts + 2 modules
var parse = __nccwpck_require__(3988);
// EXTERNAL MODULE: ./src/yaml/node.ts
var yaml_node = __nccwpck_require__(2655);
// EXTERNAL MODULE: ./src/yaml/quote.ts
var quote = __nccwpck_require__(8495);
;// CONCATENATED MODULE: ./src/yaml/style.ts



/** Blanks before an offset of its line, in characters. */
function columnOf(text, offset) {
    return offset - lineStart(text, offset);
}
/** The indentation that the first nested block mapping and block list of a node use; two blanks and none by default. */
function indentationOf(text, root) {
    const found = {};
    const visit = (node) => {
        if (node.type === 'mapping' && !node.flow) {
            for (const entry of node.entries) {
                if (found.step !== undefined && found.dash !== undefined)
                    return;
                const own = indentationBelow(text, entry);
                found.step ??= own.step;
                found.dash ??= own.dash;
                visit(entry.value);
            }
        }
        if (node.type === 'sequence' && !node.flow)
            node.items.forEach(visit);
    };
    visit(root);
    return { step: found.step ?? 2, dash: found.dash ?? 0 };
}
/** The same, of one entry alone. */
function indentationBelow(text, entry) {
    const { value } = entry;
    const column = columnOf(text, entry.start);
    if (value.type === 'sequence' && value.dash !== null)
        return { dash: columnOf(text, value.dash) - column };
    const first = value.type === 'mapping' && !value.flow ? value.entries[0] : undefined;
    return first === undefined ? {} : { step: columnOf(text, first.start) - column };
}
/** Text of several lines that a literal block (YAML 1.2.2, 8.1.2) gives back as it is. */
const LINES = /^[\x21-\x7E][\x20-\x7E]*(?:\n[\x20-\x7E]+)+$/;
/** Lists and mappings as a YAML document of their own, without a line break at its end. */
function blockText(value, indentation) {
    const lines = isList(value)
        ? value.flatMap((item) => blockItem(item, indentation))
        : Object.entries(value).flatMap(([key, child]) => blockEntry(key, child, indentation));
    return lines.join('\n');
}
/** `key: value` in block style, as lines without the indentation of the first. */
function blockEntry(key, value, indentation) {
    const name = (0,quote/* writeScalar */.gN)(key, 'plain', false);
    if (typeof value === 'string' && LINES.test(value)) {
        return [`${name}: |-`, ...indent(value.split('\n'), indentation.step)];
    }
    if (typeof value === 'string')
        return [`${name}: ${(0,quote/* writeScalar */.gN)(value, 'plain', false)}`];
    return [`${name}:`, ...blockValue(value, indentation)];
}
/** A list or a mapping as the lines below its key, indented from the key's column. */
function blockValue(value, indentation) {
    if (isList(value))
        return value.flatMap((item) => indent(blockItem(item, indentation), indentation.dash));
    return Object.entries(value).flatMap(([key, child]) => indent(blockEntry(key, child, indentation), indentation.step));
}
/** `- value` in block style, as lines without the indentation of the first. */
function blockItem(value, indentation) {
    if (typeof value === 'string')
        return [`- ${(0,quote/* writeScalar */.gN)(value, 'plain', false)}`];
    if (isList(value))
        return [`- ${flowValue(value, YAML_FLOW)}`];
    const lines = Object.entries(value).flatMap(([key, child]) => blockEntry(key, child, indentation));
    return lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}
function indent(lines, columns) {
    return lines.map((line) => `${' '.repeat(columns)}${line}`);
}
const YAML_FLOW = { json: false, colon: ': ', comma: ', ' };
const JSON_FLOW = { json: true, colon: ': ', comma: ', ' };
/** The style of an entry of a flow mapping: JSON if its key is in double quotes. */
function flowStyleOf(text, entry) {
    const json = entry.key.type === 'scalar' && entry.key.style === 'double';
    const between = text.slice(entry.key.end, entry.value.start);
    const colon = /^ *: *$/.test(between) && (json || between.endsWith(' ')) ? between : ': ';
    return { json, colon, comma: json && colon === ':' ? ',' : ', ' };
}
function flowEntry(key, value, style) {
    return `${flowValue(key, style)}${style.colon}${flowValue(value, style)}`;
}
function flowValue(value, style) {
    if (typeof value === 'string')
        return (0,quote/* writeScalar */.gN)(value, style.json ? 'double' : 'plain', true);
    if (isList(value))
        return `[${value.map((item) => flowValue(item, style)).join(style.comma)}]`;
    return `{${Object.entries(value)
        .map(([key, child]) => flowEntry(key, child, style))
        .join(style.comma)}}`;
}
function isList(value) {
    return Array.isArray(value);
}
/** The style of the first entry that a flow collection's items or entries show. */
function firstFlowStyle(text, node) {
    const map = node.type === 'sequence' ? (0,yaml_node/* asMapping */.dw)(node.items[0]) : (0,yaml_node/* asMapping */.dw)(node);
    const entry = map?.entries[0];
    return map?.flow === true && entry !== undefined ? flowStyleOf(text, entry) : undefined;
}

;// CONCATENATED MODULE: ./src/yaml/editor.ts




/** Collects changes to one document as splices of its file's text, in the style that stands there. */
class Editor {
    #text;
    #indentation;
    #flow;
    #pending = [];
    #replaced = new Set();
    /** Empty flow collections that have got something. */
    #filled = new Set();
    constructor(text, root) {
        this.#text = text;
        this.#indentation = indentationOf(text, root);
        this.#flow = root.type !== 'scalar' && text.charAt(root.start) === '{' ? JSON_FLOW : YAML_FLOW;
    }
    /** The splices in the order of the text; adjacent ones do not overlap. */
    splices() {
        return this.#pending
            .toSorted((a, b) => a.start - b.start || a.end - b.end || b.depth - a.depth)
            .map(({ start, end, text }) => ({ start, end, text }));
    }
    /** Gives a scalar a new text, in the quotes or the block that it has. */
    setScalar(node, value) {
        if (node.style === 'folded' || node.style === 'literal')
            return this.#setBlock(node, value);
        const written = (0,quote/* writeScalar */.gN)(value, node.style, node.inFlow);
        const gap = node.start === node.end && /\S/.test(this.#text.charAt(node.start - 1)) ? ' ' : '';
        this.#splice(node.start, node.end, gap + written);
    }
    #setBlock(node, value) {
        const source = this.#text.slice(node.start, node.end);
        const header = /^[^\r\n]*/.exec(source)?.[0] ?? '';
        const content = source.slice(header.length).trim();
        if (content === '') {
            this.#splice(node.start, this.#emptyEnd(node), (0,quote/* writeScalar */.gN)(value, 'plain', false));
            return;
        }
        const start = node.start + source.indexOf(content, header.length);
        // Word for word, so that its lines stay as they are broken and indented.
        const [before, after] = [[...content.matchAll(/\S+/g)], value.trim().split(/\s+/)];
        if (before.length !== after.length)
            return this.#splice(start, start + content.length, value.trim());
        for (const [index, word] of before.entries()) {
            const [at, to = ''] = [start + word.index, after[index]];
            if (word[0] !== to)
                this.#splice(at, at + word[0].length, to);
        }
    }
    /** Adds a key that the mapping does not have. Without `beside`, it becomes the last. */
    addEntry(map, key, value, beside) {
        const entry = beside?.entry ?? map.entries.at(-1);
        if (map.flow)
            return this.#addFlow(map, entry?.value, entry, (style) => flowEntry(key, value, style));
        if (entry === undefined)
            throw new RangeError('a block mapping has at least one entry');
        const column = columnOf(this.#text, entry.start);
        const lines = blockEntry(key, value, { ...this.#indentation, ...indentationBelow(this.#text, entry) });
        const before = beside?.side === 'before' ? this.#lineAbove(map, entry) : undefined;
        if (before === undefined)
            this.#insertBelow((0,yaml_node/* entryEnd */.nr)(this.#text, entry), lines, column);
        else
            this.#insertLines(before, lines, column);
    }
    addItems(list, values) {
        const last = list.items.at(-1);
        for (const value of values) {
            if (list.flow)
                this.#addFlow(list, last, undefined, (style) => flowValue(value, style));
            else {
                const column = columnOf(this.#text, list.dash ?? list.start);
                // Deeper than a key in the same column, which would end the list.
                const lines = blockItem(value, this.#indentation);
                this.#insertBelow((0,yaml_node/* contentEnd */.XA)(this.#text, last ?? list), lines, column, column + 0.5);
            }
        }
    }
    /** Makes an item of a list that is a text on one line the value of a key in a mapping of its own. */
    wrapItem(item, key) {
        const open = item.inFlow
            ? this.#flow.json
                ? `{${(0,quote/* writeScalar */.gN)(key, 'double', true)}: `
                : `{${key}: `
            : `${key}: `;
        this.#splice(item.start, item.start, open);
        if (item.inFlow)
            this.#splice(item.end, item.end, '}');
    }
    /** Takes a key and its value out of a mapping that has other keys; comment lines above it stay. */
    removeEntry(map, entry) {
        const at = map.entries.indexOf(entry);
        const [previous, next] = [map.entries[at - 1], map.entries[at + 1]];
        if (map.flow) {
            // With the comma behind it, or that before it where it is the last.
            if (next !== undefined)
                this.#splice(entry.start, next.start, '');
            else
                this.#splice(previous ? this.#flowEnd(previous) : entry.start, this.#flowEnd(entry), '');
            return;
        }
        const end = lineEnd(this.#text, (0,yaml_node/* entryEnd */.nr)(this.#text, entry));
        const start = lineStart(this.#text, entry.start);
        if (this.#text.slice(start, entry.start).trim() !== '') {
            // The first of a list's item: what follows moves up behind the dash.
            if (next === undefined)
                throw new RangeError('a block mapping has at least one entry');
            // Comment lines between stay below the dash.
            this.#splice(entry.start, this.#text.slice(end, next.start).includes('#') ? end : next.start, '');
        }
        else if (lineBreakAt(this.#text, end) !== '')
            this.#splice(start, end + lineBreakAt(this.#text, end).length, '');
        else
            this.#removeLastLine(start, end);
    }
    /** At the end of a file without a line break; lines that were inserted above it become the last. */
    #removeLastLine(start, end) {
        const above = this.#pending.filter((splice) => splice.start === start && splice.end === start);
        if (above.length === 0)
            return this.#splice(start - lineBreakBefore(this.#text, start).length, end, '');
        for (const splice of above)
            this.#pending.splice(this.#pending.indexOf(splice), 1);
        const lines = above.map(({ text }) => text).join('');
        this.#splice(start, end, lines.replace(/(?:\r\n|\r|\n)$/, ''));
    }
    #flowEnd(entry) {
        return Math.max(entry.value.end, entry.key.end);
    }
    /** Gives a value to an entry that has none, or has null or an empty text. */
    fill(map, entry, value, like) {
        const { start } = entry.value;
        const end = this.#emptyEnd(entry.value);
        if (map.flow || start !== end) {
            const style = map.flow ? flowStyleOf(this.#text, entry) : this.#flow;
            this.#splice(start, end, (start === end ? ' ' : '') + flowValue(value, style));
            return;
        }
        const indentation = { ...this.#indentation, ...(like && indentationBelow(this.#text, like)) };
        this.#insertBelow(start, blockValue(value, indentation), columnOf(this.#text, entry.start));
    }
    /** Where a node without content ends: of a block scalar there is only the header, and the lines below it stay. */
    #emptyEnd(node) {
        const isBlock = node.type === 'scalar' && (node.style === 'folded' || node.style === 'literal');
        const header = isBlock ? /^[|>][-+\d]*/.exec(this.#text.slice(node.start, node.end))?.[0] : undefined;
        return header === undefined ? node.end : node.start + header.length;
    }
    /** Adds to a flow collection after `last`; `entry` is given where `last` is the value of one. */
    #addFlow(parent, last, entry, write) {
        if (last === undefined) {
            const separator = this.#filled.has(parent) ? this.#flow.comma : '';
            this.#filled.add(parent);
            return this.#splice(parent.start + 1, parent.start + 1, separator + write(this.#flow));
        }
        const style = entry ? flowStyleOf(this.#text, entry) : (firstFlowStyle(this.#text, last) ?? this.#flow);
        const start = entry?.start ?? last.start;
        const prefix = this.#text.slice(lineStart(this.#text, start), start);
        const ownLine = prefix.trim() === '' && start > parent.start && lineStart(this.#text, start) > parent.start;
        const separator = ownLine ? `,${this.#lineBreakAbove(start)}${prefix}` : style.comma;
        const end = entry ? Math.max(last.end, entry.key.end) : last.end;
        // libyaml takes the colon of `a:,` for a part of the key.
        const gap = this.#text.charAt(end - 1) === ':' ? ' ' : '';
        this.#splice(end, end, gap + separator + write(style));
    }
    /** The start of an entry's line, or of the comment lines that belong to it; undefined if it does not begin its line. */
    #lineAbove(map, entry) {
        let start = lineStart(this.#text, entry.start);
        const indentation = this.#text.slice(start, entry.start);
        if (indentation.trim() !== '')
            return undefined;
        const previous = map.entries[map.entries.indexOf(entry) - 1];
        const floor = previous === undefined ? lineStart(this.#text, 0) : (0,yaml_node/* entryEnd */.nr)(this.#text, previous);
        while (start > floor) {
            const above = lineStart(this.#text, start - lineBreakBefore(this.#text, start).length);
            if (above >= start || above <= floor || !this.#text.startsWith(`${indentation}#`, above))
                break;
            start = above;
        }
        return start;
    }
    #insertBelow(offset, lines, column, depth = column) {
        const end = lineEnd(this.#text, offset);
        const next = end + lineBreakAt(this.#text, end).length;
        if (next > end)
            return this.#insertLines(next, lines, column, depth);
        const text = lines.map((line) => `${this.#lineBreakAbove(end)}${' '.repeat(column)}${line}`).join('');
        this.#splice(end, end, text, depth);
    }
    #insertLines(at, lines, column, depth = column) {
        const lineBreak = this.#lineBreakAbove(at);
        this.#splice(at, at, lines.map((line) => `${' '.repeat(column)}${line}${lineBreak}`).join(''), depth);
    }
    /** The line break above the line that an offset is on; for the first line the file's first one, or `\n`. */
    #lineBreakAbove(offset) {
        const above = lineBreakBefore(this.#text, lineStart(this.#text, offset));
        return above === '' ? (/\r\n|\r|\n/.exec(this.#text)?.[0] ?? '\n') : above;
    }
    #splice(start, end, text, depth = -1) {
        // Every alias of a scalar asks for the same change.
        if (start < end && this.#replaced.has(`${start}-${end}`))
            return;
        this.#replaced.add(`${start}-${end}`);
        this.#pending.push({ start, end, text, depth });
    }
}

;// CONCATENATED MODULE: ./src/patch/nest.ts
/** `nest(['a', 'b'], v)` is `{ a: { b: v } }`; at least one key. */
function nest(keys, value) {
    const [first = '', ...rest] = keys;
    return { [first]: rest.length === 0 ? value : nest(rest, value) };
}
/** Both of two values, where they are mappings; otherwise the first. */
function union(one, other) {
    if (!isMapping(one) || !isMapping(other))
        return one;
    const both = { ...one };
    for (const [key, value] of Object.entries(other)) {
        const before = both[key];
        both[key] =
            before === undefined || typeof before === 'string' || typeof value === 'string'
                ? value
                : union(before, value);
    }
    return both;
}
function isMapping(value) {
    return !Array.isArray(value);
}

;// CONCATENATED MODULE: ./src/patch/draft.ts




/** One document while it is being patched. */
class Work {
    drafts = [];
    problems = [];
    editor;
    file;
    text;
    root;
    #position;
    #added = new Map();
    #nested = new Map();
    /** Scalars that have the text that is asked for, or get it. */
    claimed = new Set();
    #adopted = [];
    #recorded = new Set();
    /** Of a Helm template: what its actions cover, which is never touched; otherwise null. */
    template;
    constructor(file, text, root, position = positions(text), template = null) {
        this.file = file;
        this.text = text;
        this.root = root;
        this.editor = new Editor(text, root);
        this.#position = position;
        this.template = template;
    }
    place(offset) {
        return { file: this.file, ...this.#position(offset) };
    }
    /** Every splice of the text, in its order. */
    splices() {
        for (const keys of this.#nested.values())
            for (const { value, write } of keys.values())
                write(value);
        this.#nested.clear();
        return [...this.editor.splices(), ...this.#adopted].toSorted((a, b) => a.start - b.start || a.end - b.end);
    }
    /** A work on the YAML inside one of this document's scalars. */
    inside(embedded, root) {
        return new Work(this.file, embedded.text, root, (offset) => this.#position(embedded.toOuter(offset)));
    }
    /** Takes over what was done inside the scalar at `path`. */
    adopt(inner, embedded, path, scalar) {
        for (const splice of inner.splices())
            this.#adopted.push(embedded.splice(splice));
        for (const problem of inner.problems)
            this.problems.push(problem);
        for (const draft of inner.drafts) {
            const offset = embedded.toOuter(draft.offset);
            this.drafts.push({
                ...draft,
                offset,
                path: [...path, ...draft.path],
                edited: scalar,
                inside: draft.path.length
            });
        }
    }
    /** True for what a template's action writes, at least in part. */
    isMasked(node) {
        return this.template?.isMasked(node.start, node.end) === true;
    }
    /** Refuses the file. */
    refuse(code, offset, message, hint, related = []) {
        throw new errors/* RepullError */.z2({
            code,
            level: 'error',
            message,
            hint,
            place: this.place(offset),
            related: related.map((other) => this.place(other))
        });
    }
    note(code, level, offset, message, hint) {
        this.problems.push({ code, level, message, hint, place: this.place(offset) });
    }
    /** Gives a scalar a new text, if it does not have it, and keeps the record. */
    set(scalar, value, record) {
        this.claimed.add(scalar);
        // A block scalar has the line break at its end that its header gives it.
        const isBlock = scalar.style === 'folded' || scalar.style === 'literal';
        const from = isBlock ? (scalar.value?.trim() ?? null) : scalar.value;
        const to = isBlock ? value.trim() : value;
        if (from === to)
            return;
        this.editor.setScalar(scalar, to);
        this.record({ ...record, from, to, edited: scalar, inside: 0 });
    }
    /** Keeps a change; one that is known already, as several images have one pull policy, is kept once. */
    record(draft) {
        const path = JSON.stringify(draft.path);
        if (this.#recorded.has(path))
            return;
        this.#recorded.add(path);
        this.drafts.push(draft);
    }
    /**
     * Writes a value to the key of a mapping (or to what stands there) together with whatever else is still to come for
     * it: pull secrets and annotations may need the same new mapping.
     */
    together(at, key, value, write) {
        const keys = this.#nested.get(at) ?? new Map();
        const before = keys.get(key);
        this.#nested.set(at, keys.set(key, before ? { ...before, value: union(before.value, value) } : { value, write }));
    }
    /** True the first time that a key (or a list's item) is asked for: a mapping shared by aliases gets it once. */
    firstTime(parent, key) {
        const keys = this.#added.get(parent) ?? new Set();
        if (keys.has(key))
            return false;
        this.#added.set(parent, keys.add(key));
        return true;
    }
    /** Refuses a key without a `:`, as in `{imagePullPolicy}`. */
    refuseBare(entry) {
        if (entry.afterColon !== null)
            return;
        const key = JSON.stringify(entry.name);
        this.refuse('unclear', entry.start, `${key} has no value that can be written.`, 'Remove it.');
    }
    /** Refuses a key that stands more than once where only one can count. */
    refuseTwins(twins, holder) {
        const [first, second] = twins;
        if (first === undefined || second === undefined)
            return;
        const lines = `lines ${this.place(first.start).line} and ${this.place(second.start).line}`;
        const where = holder === null ? '' : ' in one container';
        this.refuse('duplicate-key', second.start, `The key ${JSON.stringify(second.name)} stands twice${where}, at ${lines}, and readers disagree on which counts.`, 'Remove one of them.', [first.start]);
    }
}

;// CONCATENATED MODULE: ./src/patch/helm-mask.ts
/** Undefined for a text with an action that does not end. */
function maskActions(text) {
    const actions = actionsOf(text);
    if (actions === undefined)
        return undefined;
    const characters = text.split('');
    for (const { start, end } of actions) {
        for (let at = start; at < end; at += 1)
            if (!/\s/.test(characters[at] ?? ''))
                characters[at] = COVER;
    }
    for (const line of linesWith(text, actions))
        coverLine(text, characters, line, actions);
    const covered = characters.join('');
    return {
        text: covered,
        isMasked: (start, end) => actions.some((action) => action.start < end && start < action.end)
    };
}
/** Reads as a word wherever YAML wants one. */
const COVER = 'x';
/** The actions of Go's text/template: strings and comments in them may hold `}}`. */
function actionsOf(text) {
    const actions = [];
    const inside = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)*'|\}\}|[^}"'`]+|[}"'`]/y;
    for (let start = text.indexOf('{{'); start >= 0; start = text.indexOf('{{', actions.at(-1)?.end ?? 0)) {
        const comment = /\{\{-?\s*\/\*[\s\S]*?\*\/\s*-?\}\}/y;
        comment.lastIndex = start;
        let end = comment.test(text) ? comment.lastIndex : 0;
        inside.lastIndex = start + 2;
        while (end === 0) {
            const token = inside.exec(text)?.[0];
            if (token === undefined)
                return undefined;
            if (token === '}}')
                end = inside.lastIndex;
        }
        actions.push({ start, end });
    }
    return actions;
}
/** The lines that actions have a part in. */
function linesWith(text, actions) {
    const lines = [];
    let next = 0;
    for (const action of actions) {
        let start = Math.max(next, text.lastIndexOf('\n', action.start - 1) + 1);
        while (start < action.end) {
            const found = text.indexOf('\n', start);
            const end = found < 0 ? text.length : found;
            lines.push({ start, end });
            start = end + 1;
        }
        next = Math.max(next, start);
    }
    return lines;
}
/** Words that steer a template and print nothing of their own. */
const CONTROL = /^\{\{-?\s*(?:end|else|if|with|range|define|block|\/\*|\$\w*\s*:?=)/;
/**
 * A line of nothing but actions becomes a comment; what steers the template behind a value becomes blanks, so that the
 * value is as it is without it.
 */
function coverLine(text, characters, line, actions) {
    const here = actions.filter(({ start, end }) => start < line.end && line.start < end);
    const isAction = (at) => here.some(({ start, end }) => start <= at && at < end);
    const words = [];
    for (let at = line.start; at < line.end; at += 1)
        if (/\S/.test(text.charAt(at)))
            words.push(at);
    const [first] = words;
    if (first === undefined)
        return;
    if (words.every(isAction)) {
        characters[first] = '#';
        return;
    }
    const [only] = here;
    const behindDash = words.filter((at) => !isAction(at)).every((at) => text.charAt(at) === '-');
    if (only !== undefined &&
        behindDash &&
        /\b(?:toYaml|include|tpl|template)\b/.test(text.slice(only.start, only.end))) {
        // It may print the first keys of an item that goes on below.
        characters.splice(only.start + 1, 2, ':', ' ');
        return;
    }
    for (const action of here.toReversed()) {
        const isLast = words.every((at) => at < action.end || isAction(at));
        const isControl = CONTROL.test(text.slice(action.start, action.end));
        const isBehind = words.some((at) => at < action.start && !isAction(at));
        if (!isLast || !isControl || !isBehind)
            break;
        for (let at = Math.max(action.start, line.start); at < Math.min(action.end, line.end); at += 1) {
            characters[at] = ' ';
        }
    }
}

;// CONCATENATED MODULE: ./src/patch/helm-template.ts
/*
 * Tells a Helm template from YAML without parsing it: parsing one can take seconds a megabyte, and `{{` alone says
 * nothing, as Argo Workflows, alert rules and generators have it in plain YAML.
 */
/** An action of Go's templates as charts use them, unlike `{{inputs.parameters.x}}` of Argo. */
const ACTION = String.raw `\{\{-?\s*(?:/\*|[.$(]|(?:if|else|end|range|with|define|block|template|include|toYaml|tpl|required|default|printf|quote|fail|lookup|nindent|indent)\b)`;
/** An action where YAML has a key, a list's item or an unquoted value. */
const OUTSIDE_QUOTES = new RegExp(String.raw `^\s*(?:- +)*${ACTION}|^\s*(?:- +)*[\w./"'-]+:\s+(?:[&!]\S+\s+)*${ACTION}|^\s*(?:- +)+${ACTION}`);
/** Text that goes on in the next line if that is indented deeper, as in `summary: The pod` and `{{ $labels.pod }} is down`. */
const PLAIN_VALUE = /^\s*(?:(?:- +)*[\w./-]+:|-)\s+[^\s"'|>{[&*!#-]/;
const PRINTED_FIELD = /^\s*\{\{\s*[$.]/;
/** True if template actions stand where YAML has structure: outside quotes, block scalars and comments. */
function isHelmTemplate(text) {
    if (!text.includes('{{'))
        return false;
    let quote = '';
    let block;
    let plain;
    for (const line of text.split(/\r\n?|\n/)) {
        const indentation = line.search(/\S/);
        if (indentation < 0)
            continue;
        if (quote !== '') {
            quote = openQuote(line, quote);
            continue;
        }
        if (block !== undefined && indentation > block)
            continue;
        block = undefined;
        if (line.startsWith('#', indentation))
            continue;
        if (plain !== undefined && indentation > plain && PRINTED_FIELD.test(line))
            continue;
        if (OUTSIDE_QUOTES.test(line))
            return true;
        if (/(?:^|[:\-\s])[|>][-+\d]*\s*(?:#.*)?$/.test(line))
            block = keyColumn(line);
        else
            quote = openQuote(line, '');
        if (PLAIN_VALUE.test(line))
            plain = keyColumn(line);
        else if (plain !== undefined && indentation <= plain)
            plain = undefined;
    }
    return false;
}
/** A block scalar's lines are indented deeper than its parent: the key that it is the value of, or the list's dash. */
function keyColumn(line) {
    return /^\s*(?:- +)*(?=[^\s-][^:]*:)/.exec(line)?.[0].length ?? line.search(/\S/);
}
/** The quote that is still open at the end of a line, given the one that was open at its start. */
function openQuote(line, open) {
    let quote = open;
    let rest = line;
    if (quote === '') {
        rest = line.replace(/^\s*(?:- +)*/, '');
        const value = /^(?:(?:[^\s"':#]|"[^"]*"|'[^']*')[^:"']*:\s+)?(?:[&!]\S+\s+)*(["'])/.exec(rest);
        if (value === null)
            return '';
        quote = value[1] ?? '';
        rest = rest.slice(value[0].length);
    }
    const closing = quote === '"' ? /^(?:[^"\\]|\\.)*"/ : /^(?:[^']|'')*'(?!')/;
    return closing.test(rest) ? '' : quote;
}

;// CONCATENATED MODULE: ./src/fields/table.ts
const objects = (at) => ({ at, form: 'objects' });
const strings = (at) => ({ at, form: 'strings' });
/** The rows of Argo Workflows' spec, which two kinds keep at another place. */
function workflow(spec) {
    const template = `${spec}/{templates[],templateDefaults,templates[]/steps[][]/inline,templates[]/dag/tasks[]/inline}`;
    return {
        containers: [
            `${template}/{container,script,initContainers[],sidecars[],containerSet/containers[]}`,
            `${spec}/executorPlugins[]/spec/sidecar/container`
        ],
        volumes: [`${spec}/volumes[]`, `${template}/volumes[]`],
        secrets: objects(`${spec}/imagePullSecrets`),
        annotations: [`${spec}/podMetadata/annotations`],
        embedded: [
            { at: `${spec}/podSpecPatch`, holds: 'pod' },
            { at: `${template}/podSpecPatch`, holds: 'pod' },
            { at: `${template}/resource/manifest`, holds: 'object' }
        ]
    };
}
/** Containers of a Tekton task. */
function task(spec) {
    return [`${spec}/{steps[],sidecars[],stepTemplate}`];
}
/** Containers of a Tekton pipeline, and of the pipelines that are its tasks. */
function pipeline(spec) {
    const tasks = '{tasks,finally}[]';
    return [...task(`${spec}/${tasks}/taskSpec`), ...task(`${spec}/${tasks}/pipelineSpec/${tasks}/taskSpec`)];
}
function spark(spec) {
    return {
        images: [`${spec}/image`, `${spec}/{driver,executor}/image`],
        policy: `${spec}/imagePullPolicy`,
        containers: [`${spec}/{driver,executor}/{initContainers[],sidecars[]}`],
        secrets: strings(`${spec}/imagePullSecrets`),
        annotations: [`${spec}/{driver,executor}/annotations`]
    };
}
function ray(cluster) {
    return {
        templates: [`${cluster}/headGroupSpec/template`, `${cluster}/workerGroupSpecs[]/template`],
        containers: [`${cluster}/autoscalerOptions`]
    };
}
const KUBERNETES = [
    { group: '', kinds: ['Pod'], templates: [''] },
    { group: '', kinds: ['PodTemplate'], templates: ['template'] },
    { group: '', kinds: ['ReplicationController'], templates: ['spec/template'] },
    {
        group: 'apps',
        kinds: ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'],
        templates: ['spec/template']
    },
    {
        group: 'extensions',
        kinds: ['Deployment', 'ReplicaSet', 'DaemonSet', 'Job'],
        templates: ['spec/template']
    },
    { group: 'batch', kinds: ['Job'], templates: ['spec/template'] },
    { group: 'batch', kinds: ['CronJob', 'ScheduledJob'], templates: ['spec/jobTemplate/spec/template'] }
];
const ARGO = [
    { group: 'argoproj.io', kinds: ['Rollout'], templates: ['spec/template'] },
    {
        group: 'argoproj.io',
        kinds: ['AnalysisTemplate', 'ClusterAnalysisTemplate', 'AnalysisRun'],
        templates: ['spec/metrics[]/provider/job/spec/template']
    },
    { group: 'argoproj.io', kinds: ['Experiment'], templates: ['spec/templates[]/template'] },
    {
        group: 'argoproj.io',
        kinds: ['Workflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate'],
        ...workflow('spec')
    },
    { group: 'argoproj.io', kinds: ['CronWorkflow'], ...workflow('spec/workflowSpec') }
];
const TEKTON = [
    { group: 'tekton.dev', kinds: ['Task', 'ClusterTask'], containers: task('spec') },
    { group: 'tekton.dev', kinds: ['StepAction'], images: ['spec/image'] },
    {
        group: 'tekton.dev',
        kinds: ['TaskRun'],
        containers: task('spec/taskSpec'),
        secrets: objects('spec/podTemplate/imagePullSecrets')
    },
    { group: 'tekton.dev', kinds: ['Pipeline'], containers: pipeline('spec') },
    {
        group: 'tekton.dev',
        kinds: ['PipelineRun'],
        version: 'v1',
        containers: pipeline('spec/pipelineSpec'),
        secrets: objects('spec/taskRunTemplate/podTemplate/imagePullSecrets')
    },
    {
        group: 'tekton.dev',
        kinds: ['PipelineRun'],
        version: 'v1beta1',
        containers: pipeline('spec/pipelineSpec'),
        secrets: objects('spec/podTemplate/imagePullSecrets')
    }
];
const KNATIVE = [
    { group: 'serving.knative.dev', kinds: ['Service', 'Configuration'], templates: ['spec/template'] },
    { group: 'serving.knative.dev', kinds: ['Revision'], templates: [''] }
];
const KRUISE = [
    {
        group: 'apps.kruise.io',
        kinds: ['CloneSet', 'StatefulSet', 'DaemonSet', 'BroadcastJob'],
        templates: ['spec/template']
    },
    {
        group: 'apps.kruise.io',
        kinds: ['AdvancedCronJob'],
        templates: ['spec/template/{jobTemplate,broadcastJobTemplate}/spec/template'],
        images: ['spec/template/imageListPullJobTemplate/spec/images[]'],
        policy: 'spec/template/imageListPullJobTemplate/spec/imagePullPolicy',
        secrets: strings('spec/template/imageListPullJobTemplate/spec/pullSecrets')
    },
    {
        group: 'apps.kruise.io',
        kinds: ['UnitedDeployment'],
        templates: [
            'spec/template/{statefulSetTemplate,advancedStatefulSetTemplate,cloneSetTemplate,deploymentTemplate}/spec/template'
        ]
    },
    {
        group: 'apps.kruise.io',
        kinds: ['SidecarSet'],
        containers: ['spec/{containers,initContainers}[]'],
        secrets: objects('spec/imagePullSecrets')
    },
    {
        group: 'apps.kruise.io',
        kinds: ['ImagePullJob', 'ImageListPullJob'],
        images: ['spec/image', 'spec/images[]'],
        policy: 'spec/imagePullPolicy',
        secrets: strings('spec/pullSecrets')
    }
];
const BATCH = [
    { group: 'keda.sh', kinds: ['ScaledJob'], templates: ['spec/jobTargetRef/template'] },
    {
        group: 'jobset.x-k8s.io',
        kinds: ['JobSet'],
        templates: ['spec/replicatedJobs[]/template/spec/template']
    },
    { group: 'batch.volcano.sh', kinds: ['Job'], templates: ['spec/tasks[]/template'] },
    { group: 'batch.volcano.sh', kinds: ['CronJob'], templates: ['spec/jobTemplate/spec/tasks[]/template'] },
    {
        group: 'trainer.kubeflow.org',
        kinds: ['TrainJob'],
        images: ['spec/trainer/image'],
        templates: [
            'spec/runtimePatches[]/trainingRuntimeSpec/template/spec/replicatedJobs[]/template/spec/template'
        ]
    },
    {
        group: 'trainer.kubeflow.org',
        kinds: ['TrainingRuntime', 'ClusterTrainingRuntime'],
        templates: ['spec/template/spec/replicatedJobs[]/template/spec/template']
    },
    {
        group: 'kubeflow.org',
        kinds: ['PyTorchJob', 'TFJob', 'MPIJob', 'XGBoostJob', 'MXJob', 'PaddleJob', 'JAXJob'],
        templates: ['spec/{pytorch,tf,mpi,xgb,mx,paddle,jax}ReplicaSpecs/*/template']
    },
    { group: 'sparkoperator.k8s.io', kinds: ['SparkApplication'], ...spark('spec') },
    { group: 'sparkoperator.k8s.io', kinds: ['ScheduledSparkApplication'], ...spark('spec/template') },
    { group: 'ray.io', kinds: ['RayCluster'], ...ray('spec') },
    { group: 'ray.io', kinds: ['RayJob'], ...ray('spec/rayClusterSpec') },
    { group: 'ray.io', kinds: ['RayJob'], templates: ['spec/submitterPodTemplate'] },
    { group: 'ray.io', kinds: ['RayService'], ...ray('spec/rayClusterConfig') },
    { group: 'ray.io', kinds: ['RayCronJob'], ...ray('spec/jobTemplate/rayClusterSpec') },
    { group: 'ray.io', kinds: ['RayCronJob'], templates: ['spec/jobTemplate/submitterPodTemplate'] }
];
const DATABASES = [
    {
        group: 'kafka.strimzi.io',
        kinds: ['Kafka'],
        images: ['spec/kafka/{image,brokerRackInitImage}'],
        secrets: objects('spec/kafka/template/pod/imagePullSecrets'),
        annotations: ['spec/kafka/template/pod/metadata/annotations']
    },
    {
        group: 'kafka.strimzi.io',
        kinds: ['Kafka'],
        images: ['spec/entityOperator/{topicOperator,userOperator}/image'],
        secrets: objects('spec/entityOperator/template/pod/imagePullSecrets'),
        annotations: ['spec/entityOperator/template/pod/metadata/annotations']
    },
    ...['cruiseControl', 'kafkaExporter'].map((part) => ({
        group: 'kafka.strimzi.io',
        kinds: ['Kafka'],
        images: [`spec/${part}/image`],
        secrets: objects(`spec/${part}/template/pod/imagePullSecrets`),
        annotations: [`spec/${part}/template/pod/metadata/annotations`]
    })),
    {
        group: 'kafka.strimzi.io',
        kinds: ['KafkaConnect', 'KafkaBridge', 'KafkaMirrorMaker', 'KafkaMirrorMaker2', 'KafkaNodePool'],
        images: ['spec/{image,clientRackInitImage}'],
        secrets: objects('spec/template/pod/imagePullSecrets'),
        annotations: ['spec/template/pod/metadata/annotations'],
        // Where the operator pushes the image that it builds.
        never: ['spec/build/output/image']
    },
    {
        group: 'postgresql.cnpg.io',
        kinds: ['Cluster'],
        images: ['spec/imageName'],
        policy: 'spec/imagePullPolicy',
        volumes: ['spec/postgresql/extensions[]'],
        secrets: objects('spec/imagePullSecrets')
    },
    {
        group: 'postgresql.cnpg.io',
        kinds: ['ImageCatalog', 'ClusterImageCatalog'],
        images: ['spec/{images,componentImages}[]/image']
    },
    {
        group: 'postgresql.cnpg.io',
        kinds: ['Pooler'],
        templates: ['spec/template'],
        images: ['spec/pgbouncer/image']
    },
    {
        group: 'postgres-operator.crunchydata.com',
        kinds: ['PostgresCluster'],
        images: [
            'spec/image',
            'spec/backups/pgbackrest/image',
            'spec/proxy/pgBouncer/image',
            'spec/monitoring/pgmonitor/exporter/image',
            'spec/userInterface/pgAdmin/image'
        ],
        policy: 'spec/imagePullPolicy',
        containers: ['spec/instances[]/containers[]'],
        secrets: objects('spec/imagePullSecrets')
    },
    {
        group: 'acid.zalan.do',
        kinds: ['postgresql'],
        images: ['spec/dockerImage'],
        containers: ['spec/{sidecars,initContainers}[]']
    },
    {
        group: 'rabbitmq.com',
        kinds: ['RabbitmqCluster'],
        images: ['spec/image'],
        templates: ['spec/override/statefulSet/spec/template'],
        secrets: objects('spec/imagePullSecrets')
    },
    {
        group: 'elasticsearch.k8s.elastic.co',
        kinds: ['Elasticsearch'],
        images: ['spec/image'],
        templates: ['spec/nodeSets[]/podTemplate']
    },
    ...[
        ['kibana', 'Kibana'],
        ['apm', 'ApmServer'],
        ['enterprisesearch', 'EnterpriseSearch'],
        ['logstash', 'Logstash'],
        ['maps', 'ElasticMapsServer'],
        ['packageregistry', 'PackageRegistry'],
        ['autoops', 'AutoOpsAgentPolicy']
    ].map(([group = '', kind = '']) => ({
        group: `${group}.k8s.elastic.co`,
        kinds: [kind],
        images: ['spec/image'],
        templates: ['spec/podTemplate'],
        secrets: objects('spec/podTemplate/spec/imagePullSecrets')
    })),
    ...[
        ['beat', 'Beat'],
        ['agent', 'Agent']
    ].map(([group = '', kind = '']) => ({
        group: `${group}.k8s.elastic.co`,
        kinds: [kind],
        images: ['spec/image'],
        templates: ['spec/{daemonSet,deployment,statefulSet}/podTemplate']
    }))
];
const OBSERVABILITY = [
    {
        group: 'monitoring.coreos.com',
        kinds: ['Prometheus', 'PrometheusAgent', 'Alertmanager', 'ThanosRuler'],
        images: ['spec/image', 'spec/thanos/image'],
        policy: 'spec/imagePullPolicy',
        containers: ['spec/{containers,initContainers}[]'],
        secrets: objects('spec/imagePullSecrets'),
        annotations: ['spec/podMetadata/annotations']
    },
    {
        group: 'opentelemetry.io',
        kinds: ['OpenTelemetryCollector', 'TargetAllocator', 'OpAMPBridge'],
        images: ['spec/image', 'spec/targetAllocator/image'],
        policy: 'spec/imagePullPolicy',
        containers: ['spec/{initContainers,additionalContainers}[]'],
        annotations: ['spec/podAnnotations']
    },
    {
        group: 'opentelemetry.io',
        kinds: ['Instrumentation'],
        images: ['spec/{java,nodejs,python,dotnet,go,apacheHttpd,nginx}/image', 'spec/java/extensions[]/image'],
        policy: 'spec/imagePullPolicy'
    }
];
const SERVING = [
    ...['predictor', 'transformer', 'explainer'].map((part) => ({
        group: 'serving.kserve.io',
        kinds: ['InferenceService'],
        containers: [
            `spec/${part}/{containers,initContainers}[]`,
            `spec/${part}/workerSpec/containers[]`,
            `spec/${part}/{model,sklearn,xgboost,lightgbm,pytorch,tensorflow,triton,onnx,paddle,pmml,huggingface}`
        ],
        secrets: objects(`spec/${part}/imagePullSecrets`),
        annotations: [`spec/${part}/annotations`]
    })),
    {
        group: 'serving.kserve.io',
        kinds: ['ServingRuntime', 'ClusterServingRuntime'],
        containers: ['spec/{containers,workerSpec/containers}[]'],
        secrets: objects('spec/imagePullSecrets'),
        annotations: ['spec/annotations']
    }
];
const OTHERS = [
    {
        group: 'actions.github.com',
        kinds: ['AutoscalingRunnerSet'],
        templates: ['spec/template', 'spec/listenerTemplate']
    },
    {
        group: 'actions.summerwind.dev',
        kinds: ['RunnerDeployment', 'RunnerReplicaSet', 'RunnerSet'],
        images: ['spec/template/spec/image'],
        policy: 'spec/template/spec/imagePullPolicy',
        containers: ['spec/template/spec/{containers,sidecarContainers,initContainers}[]'],
        secrets: objects('spec/template/spec/imagePullSecrets'),
        annotations: ['spec/template/metadata/annotations']
    },
    { group: 'agones.dev', kinds: ['GameServer'], templates: ['spec/template'] },
    { group: 'agones.dev', kinds: ['Fleet', 'GameServerSet'], templates: ['spec/template/spec/template'] },
    { group: 'platform.confluent.io', kinds: ['*'], images: ['spec/image/{application,init}'] },
    {
        group: 'run.googleapis.com',
        kinds: ['Job'],
        containers: ['spec/template/spec/template/spec/containers[]']
    },
    { group: 'run.googleapis.com', kinds: ['WorkerPool'], containers: ['spec/template/spec/containers[]'] }
];
const FIELDS = [
    ...KUBERNETES,
    ...ARGO,
    ...TEKTON,
    ...KNATIVE,
    ...KRUISE,
    ...BATCH,
    ...DATABASES,
    ...OBSERVABILITY,
    ...SERVING,
    ...OTHERS
];
/** The rows for an object. `apiVersion` as in the file: `apps/v1`, or `v1` for the core group. */
function rowsFor(apiVersion, kind, rows = FIELDS) {
    const { group, version } = splitApiVersion(apiVersion);
    return rows.filter((row) => row.group === group &&
        (row.kinds.includes(kind) || row.kinds.includes('*')) &&
        (row.version === undefined || row.version === version));
}
function splitApiVersion(apiVersion) {
    const slash = apiVersion.indexOf('/');
    return { group: slash < 0 ? '' : apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) };
}

;// CONCATENATED MODULE: ./src/fields/object.ts


/** The identity of an object; what it does not say is empty. */
function objectOf(root, document) {
    const metadata = (0,yaml_node/* asMapping */.dw)((0,yaml_node/* lookup */.$I)(root, 'metadata')?.entry.value);
    return {
        document,
        kind: (0,yaml_node/* textAt */.$6)(root, 'kind') ?? '',
        group: splitApiVersion((0,yaml_node/* textAt */.$6)(root, 'apiVersion') ?? '').group,
        namespace: (0,yaml_node/* textAt */.$6)(metadata, 'namespace') ?? '',
        name: (0,yaml_node/* textAt */.$6)(metadata, 'name') ?? (0,yaml_node/* textAt */.$6)(metadata, 'generateName') ?? ''
    };
}

;// CONCATENATED MODULE: ./src/patch/alias.ts


/** More places than this that one document shows an edit in are not listed. */
const MAX_PLACES = 1000;
/** Refuses an edit that would change, through an alias or a merge, a container whose image was not matched. */
function refuseStrangers(work, uses, matched) {
    const edited = new Map(work.drafts.map((draft) => [draft.edited, draft]));
    if (edited.size === 0)
        return;
    const done = new Set([...matched].map(({ pod }) => pod));
    for (const use of uses) {
        if (matched.has(use))
            continue;
        const nodes = [...policyOf(use), ...(done.has(use.pod) ? [] : podOf(use))];
        done.add(use.pod);
        for (const [node, what] of nodes) {
            const draft = edited.get(node);
            if (draft === undefined || draft.field !== what)
                continue;
            const [ours, theirs] = [draft.container ?? draft.object.name, use.container ?? use.object.name];
            const lines = `lines ${work.place(draft.offset).line} and ${work.place(use.node.start).line}`;
            work.refuse('shared-anchor', draft.offset, `${JSON.stringify(ours)} and ${JSON.stringify(theirs)} share one anchor (${lines}), and only the first runs an image that is to change.`, 'Write the value out in one of them instead of using the alias.', [use.node.start]);
        }
    }
}
/** The nodes that decide about a container's policy. */
function policyOf(use) {
    const place = use.policy;
    if (place?.at !== 'container')
        return [];
    const value = (0,yaml_node/* resolve */.hd)((0,yaml_node/* lookup */.$I)(place.container, place.key)?.entry.value);
    const nodes = [...searched(place.container, place.key), ...(value === undefined ? [] : [value])];
    return nodes.map((node) => [node, 'pullPolicy']);
}
/** The nodes that decide about a pod's secrets and annotations, each with the field that it is about. */
function* podOf(use) {
    const secrets = use.pod?.secrets?.spot;
    if (secrets !== undefined)
        for (const node of nodesAt(secrets))
            yield [node, 'pullSecret'];
    for (const { spot } of use.pod?.annotations ?? []) {
        for (const node of nodesAt(spot))
            yield [node, 'annotation'];
    }
}
/** The nodes whose change shows at a spot. */
function* nodesAt({ found, missing, parent, path, depth }) {
    const value = missing.length === 0 ? (0,yaml_node/* resolve */.hd)(found?.entry.value) : undefined;
    if (value?.type === 'sequence')
        yield value;
    else if (value?.type !== 'mapping')
        yield* searched(parent, path[depth]);
    else {
        for (const map of (0,yaml_node/* withMerged */.Fi)(value)) {
            yield map;
            for (const entry of map.entries)
                yield (0,yaml_node/* resolve */.hd)(entry.value) ?? entry.value;
        }
    }
}
/** The mappings in which a key would count if it were written there: a mapping and what it merges, down to the one that has it. */
function* searched(map, key) {
    for (const each of (0,yaml_node/* withMerged */.Fi)(map)) {
        yield each;
        if (each.entries.some(({ name }) => name === String(key)))
            return;
    }
}
/** What the drafts change elsewhere, through aliases and merged mappings: fields that are no container's of ours. */
function aliasDrafts(work) {
    if (work.drafts.length === 0 || !hasAlias(work.root))
        return [];
    const { aliases, textual } = survey(work.root);
    const known = new Set(work.drafts.map(({ path }) => JSON.stringify(path)));
    const root = (0,yaml_node/* asMapping */.dw)(work.root);
    const found = [];
    for (const draft of distinct(work.drafts)) {
        const home = textual.get(draft.edited);
        if (home === undefined)
            continue;
        const inside = draft.path.slice(draft.path.length - draft.inside);
        for (const place of places(home, aliases)) {
            const path = [...withoutMerge(place), ...inside];
            const key = JSON.stringify(path);
            if (known.has(key))
                continue;
            const before = readAt(work.root, withoutMerge(place), draft, inside);
            if (before === undefined)
                continue;
            if (found.length === MAX_PLACES)
                return found;
            known.add(key);
            const object = root === undefined ? draft.object : objectOf(root, draft.object.document);
            const offset = draft.inside === 0 ? draft.edited.start : draft.offset;
            found.push({ ...draft, field: 'alias', object, container: null, path, offset, from: before.value });
        }
    }
    return found;
}
/** One draft for each change of a node: those that came to it by several aliases have the same to say. */
function distinct(drafts) {
    const seen = new Map();
    return drafts.filter(({ edited, path, inside }) => {
        const changes = seen.get(edited) ?? new Set();
        seen.set(edited, changes);
        const change = JSON.stringify(path.slice(path.length - inside));
        return !changes.has(change) && changes.add(change);
    });
}
/** Every place at which a node that is written at `home` is read. */
function places(home, aliases) {
    const all = new Map([home, withoutMerge(home)].map((place) => [JSON.stringify(place), place]));
    for (const place of all.values()) {
        for (let depth = 0; depth <= place.length; depth += 1) {
            for (const path of aliases.get(JSON.stringify(place.slice(0, depth))) ?? []) {
                if (all.size >= MAX_PLACES)
                    return [...all.values()];
                const other = withoutMerge([...path, ...place.slice(depth)]);
                all.set(JSON.stringify(other), other);
            }
        }
    }
    return [...all.values()];
}
/** `a/<</0/b` is read as `a/b`. */
function withoutMerge(path) {
    return path.filter((part, index) => part !== '<<' && !(typeof part === 'number' && path[index - 1] === '<<'));
}
/** What a reader finds where the edited node is read; undefined where a merged key is hidden by the mapping's own. */
function readAt(root, path, draft, inside) {
    let node = root;
    for (const part of path) {
        const value = (0,yaml_node/* resolve */.hd)(node);
        if (value?.type === 'mapping')
            node = (0,yaml_node/* lookup */.$I)(value, String(part))?.entry.value;
        else
            node = value?.type === 'sequence' ? value.items[Number(part)] : undefined;
    }
    const resolved = (0,yaml_node/* resolve */.hd)(node);
    if (resolved?.type !== 'mapping')
        return resolved === draft.edited ? { value: draft.from } : undefined;
    const [first = '', ...rest] = inside;
    if (![...searched(resolved, first)].some((map) => map === draft.edited))
        return undefined;
    return { value: rest.length === 0 ? ((0,yaml_node/* textAt */.$6)(resolved, String(first)) ?? null) : null };
}
function hasAlias(node) {
    if (node.type === 'mapping')
        return node.entries.some(({ value }) => hasAlias(value));
    return node.type === 'alias' || (node.type === 'sequence' && node.items.some(hasAlias));
}
/** Where the nodes of a tree are written, and where the aliases of each such place are. */
function survey(root) {
    const textual = new Map();
    const aliases = new Map();
    const visit = (node, path) => {
        if (node.type === 'alias') {
            const target = node.target && textual.get(node.target);
            if (!target)
                return;
            const key = JSON.stringify(target);
            const same = aliases.get(key);
            if (same === undefined)
                aliases.set(key, [path]);
            else
                same.push(path);
            return;
        }
        textual.set(node, path);
        if (node.type === 'mapping')
            for (const { name, value } of node.entries)
                visit(value, [...path, name ?? '']);
        if (node.type === 'sequence')
            node.items.forEach((item, index) => visit(item, [...path, index]));
    };
    visit(root, []);
    return { aliases, textual };
}

;// CONCATENATED MODULE: ./src/patch/kustomize/definition.ts



/** The names that kustomize looks for in a folder, in its order (api/konfig). */
const FILE_NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
function isKustomizationFile(path) {
    return FILE_NAMES.some((name) => external_node_path_.posix.basename(path) === name);
}
/** True for a document that kustomize reads as a kustomization or a component; Flux has a Kustomization of its own. */
function isKustomization(file, root) {
    const { group } = splitApiVersion((0,yaml_node/* textAt */.$6)(root, 'apiVersion') ?? '');
    const kind = (0,yaml_node/* textAt */.$6)(root, 'kind') ?? '';
    if (group === 'kustomize.config.k8s.io')
        return kind === '' || /^(?:Kustomization|Component)$/.test(kind);
    return group === '' && (kind === '' || kind === 'Kustomization') && isKustomizationFile(file);
}
/** What a field of a mapping lists; nothing where it is no list. */
function listAt(map, key) {
    return (0,yaml_node/* asSequence */.GO)((0,yaml_node/* lookup */.$I)(map, key)?.entry.value)?.items ?? [];
}
function textsAt(map, key) {
    return listAt(map, key).flatMap((item) => (0,yaml_node/* asScalar */.T7)(item)?.value ?? []);
}
/** The patches that run before names and namespaces change, in kustomize's order. */
function earlyPatches(map) {
    const merges = listAt(map, 'patchesStrategicMerge').map((item) => {
        const text = (0,yaml_node/* asScalar */.T7)(item)?.value ?? '';
        const isInline = /[\r\n{]/.test(text);
        return { text: isInline ? item : undefined, file: isInline ? undefined : text, target: undefined };
    });
    return [...merges, ...fieldsAt(map, 'patches')];
}
/** Those that run afterwards. */
function latePatches(map) {
    return fieldsAt(map, 'patchesJson6902');
}
function fieldsAt(map, key) {
    return listAt(map, key).flatMap((item) => {
        const patch = (0,yaml_node/* asMapping */.dw)(item);
        if (patch === undefined)
            return [];
        return [
            {
                text: (0,yaml_node/* lookup */.$I)(patch, 'patch')?.entry.value,
                file: (0,yaml_node/* textAt */.$6)(patch, 'path'),
                target: (0,yaml_node/* asMapping */.dw)((0,yaml_node/* lookup */.$I)(patch, 'target')?.entry.value)
            }
        ];
    });
}

// EXTERNAL MODULE: ./src/image/request.ts + 2 modules
var image_request = __nccwpck_require__(2934);
// EXTERNAL MODULE: ./src/fields/path.ts
var fields_path = __nccwpck_require__(6446);
;// CONCATENATED MODULE: ./src/fields/walk.ts




/** Every image that the objects of a document run. `rows`: what the user adds to the table of kinds. */
function walk(root, document, rows = []) {
    const walker = new Walker(document, rows);
    const list = (0,yaml_node/* asSequence */.GO)(root);
    if (list === undefined)
        walker.object(root, []);
    else
        walker.operations(list);
    return walker;
}
/** Every image of a pod's spec that stands alone, as a part of `object`. */
function walkPod(root, object) {
    const walker = new Walker(object.document, []);
    walker.podSpec(root, object);
    return walker;
}
class Walker {
    uses = [];
    embedded = [];
    #document;
    #rows;
    /** Nodes that were dealt with, each with the paths at which it was met. */
    #seen = new Map();
    constructor(document, rows) {
        this.#document = document;
        this.#rows = rows;
    }
    /** An object with apiVersion and kind, or a List of them. */
    object(node, path) {
        const root = (0,yaml_node/* asMapping */.dw)(node);
        const kind = (0,yaml_node/* textAt */.$6)(root, 'kind');
        if (root === undefined || kind === undefined || kind === 'CustomResourceDefinition')
            return;
        const object = objectOf(root, this.#document);
        const apiVersion = (0,yaml_node/* textAt */.$6)(root, 'apiVersion') ?? '';
        const own = this.#rows.filter((row) => row.kinds.includes(kind) && (row.group === '*' || row.group === object.group));
        for (const row of [...rowsFor(apiVersion, kind), ...own])
            this.#row(row, root, object, path);
        if (hasContainers(root))
            this.#shapedPod(root, path, object, undefined);
        for (const entry of root.entries) {
            if (entry.name === 'status' || entry.name === 'metadata' || (0,yaml_node/* isMerge */.F5)(entry))
                continue;
            this.#shapes(entry.value, [...path, entry.name ?? ''], object, undefined);
        }
    }
    /** What a JSON patch (RFC 6902) puts into an object: an image, a container, or something around them. */
    operations(list) {
        const object = { document: this.#document, kind: '', group: '', namespace: '', name: '' };
        for (const [index, item] of list.items.entries()) {
            const operation = (0,yaml_node/* asMapping */.dw)(item);
            const [key, list, before] = ((0,yaml_node/* textAt */.$6)(operation, 'path') ?? '').split('/').toReversed();
            if (!/^(?:add|replace)$/.test((0,yaml_node/* textAt */.$6)(operation, 'op') ?? ''))
                continue;
            for (const hit of (0,fields_path/* follow */.e6)(item, ['value'], [index])) {
                const isItem = isListKey(list) && /^(?:-|\d+)$/.test(key ?? '');
                const isImage = key === 'image' || (key === 'reference' && list === 'image' && before !== undefined);
                if (isImage && (0,yaml_node/* asScalar */.T7)(hit.node) !== undefined)
                    this.#use(hit, null, null, object, null);
                else if (isItem)
                    this.#container(hit, 'image', 'imagePullPolicy', object, null);
                else if (isListKey(key)) {
                    for (const each of (0,fields_path/* follow */.e6)(item, ['value[]'], [index])) {
                        this.#container(each, 'image', 'imagePullPolicy', object, null);
                    }
                }
                else
                    this.#shapes(hit.node, hit.path, object, undefined);
            }
        }
    }
    podSpec(root, object) {
        const spec = (0,yaml_node/* asMapping */.dw)(root);
        if (spec !== undefined)
            this.#containersOf(spec, [], object, this.#pod(spec, [], object, undefined), []);
    }
    #row(row, root, object, base) {
        const hits = (specs) => (specs ?? []).flatMap((spec) => (0,fields_path/* parseFieldSpec */.zC)(spec)).flatMap((parts) => [...(0,fields_path/* follow */.e6)(root, parts, base)]);
        const at = (spec) => (0,fields_path/* spotAt */.AH)(root, (0,fields_path/* parseFieldSpec */.zC)(spec)[0] ?? [], base);
        for (const hit of hits(row.never))
            this.#mark(hit.node, hit.path);
        for (const hit of hits(row.templates))
            this.#template(hit, object);
        const secrets = row.secrets && at(row.secrets.at);
        const pod = {
            object,
            secrets: row.secrets && secrets ? { spot: secrets, form: row.secrets.form, near: undefined } : null,
            annotations: parseAll(row.annotations).flatMap((keys) => {
                const spot = (0,fields_path/* spotAt */.AH)(root, keys, base);
                return spot === undefined ? [] : [{ spot, near: undefined }];
            })
        };
        for (const hit of hits(row.containers))
            this.#container(hit, 'image', 'imagePullPolicy', object, pod);
        for (const hit of hits(row.volumes))
            this.#volume(hit, object, pod);
        for (const hit of hits(row.images)) {
            const spot = row.policy === undefined ? undefined : at(row.policy);
            const near = spot?.parent === hit.parent ? hit.found?.entry : undefined;
            const policy = spot === undefined ? policyBeside(hit) : { at: 'object', spot, near };
            this.#use(hit, null, policy, object, pod);
        }
        for (const { at: spec, holds } of row.embedded ?? []) {
            for (const hit of hits([spec])) {
                const scalar = (0,yaml_node/* asScalar */.T7)(hit.node);
                if (scalar !== undefined)
                    this.embedded.push({ scalar, holds, object, path: hit.path });
            }
        }
    }
    /** `metadata` beside a pod's `spec`. */
    #template(hit, object) {
        const template = (0,yaml_node/* asMapping */.dw)(hit.node);
        if (template === undefined)
            return;
        for (const inner of (0,fields_path/* follow */.e6)(template, ['spec'], hit.path)) {
            const spec = (0,yaml_node/* asMapping */.dw)(inner.node);
            if (spec === undefined)
                continue;
            const spot = (0,fields_path/* spotAt */.AH)(template, ['metadata', 'annotations'], hit.path);
            const pod = this.#pod(spec, inner.path, object, spot && { spot, near: inner.found?.entry });
            this.#containersOf(spec, inner.path, object, pod, [...hit.twins, ...inner.twins]);
        }
    }
    #pod(spec, path, object, annotations) {
        const spot = (0,fields_path/* spotAt */.AH)(spec, ['imagePullSecrets'], path);
        const near = CONTAINER_LISTS.flatMap((key) => spec.entries.find(({ name }) => name === key) ?? [])[0];
        return {
            object,
            secrets: spot === undefined ? null : { spot, form: 'objects', near },
            annotations: annotations === undefined ? [] : [annotations]
        };
    }
    /** The containers and image volumes of a pod's spec. */
    #containersOf(spec, path, object, pod, twins) {
        for (const key of CONTAINER_LISTS) {
            for (const hit of (0,fields_path/* follow */.e6)(spec, [`${key}[]`], path)) {
                this.#container({ ...hit, twins: [...twins, ...hit.twins] }, 'image', 'imagePullPolicy', object, pod);
            }
        }
        for (const hit of (0,fields_path/* follow */.e6)(spec, ['volumes[]'], path)) {
            this.#volume({ ...hit, twins: [...twins, ...hit.twins] }, object, pod);
        }
    }
    #volume(hit, object, pod) {
        const volume = (0,yaml_node/* asMapping */.dw)(hit.node);
        const name = (0,yaml_node/* textAt */.$6)(volume, 'name') ?? null;
        for (const image of (0,fields_path/* follow */.e6)(hit.node, ['image'], hit.path)) {
            this.#container({ ...image, twins: [...hit.twins, ...image.twins] }, 'reference', 'pullPolicy', object, pod, name);
        }
    }
    #container(hit, imageKey, policyKey, object, pod, name) {
        const container = (0,yaml_node/* asMapping */.dw)(hit.node);
        if (container === undefined)
            return;
        for (const image of (0,fields_path/* follow */.e6)(container, [imageKey], hit.path)) {
            if (image.found === null)
                continue;
            const policy = { at: 'container', container, key: policyKey, image: image.found };
            const twins = [...hit.twins, ...image.twins];
            const title = name === undefined ? ((0,yaml_node/* textAt */.$6)(container, 'name') ?? null) : name;
            this.#use({ ...image, twins }, title, policy, object, pod);
        }
    }
    #use(hit, container, policy, object, pod) {
        const image = (0,yaml_node/* asScalar */.T7)(hit.node);
        if (image === undefined || !this.#mark(hit.node, hit.path))
            return;
        this.uses.push({
            object,
            container,
            path: hit.path,
            node: hit.node,
            image,
            twins: hit.twins,
            policy,
            pod
        });
    }
    /** False if the node was already met at this path. */
    #mark(node, path) {
        const paths = this.#seen.get(node) ?? new Set();
        const at = JSON.stringify(path);
        if (paths.has(at))
            return false;
        this.#seen.set(node, paths.add(at));
        return true;
    }
    /** Pods and container lists that are recognised by their shape, and whole objects inside others. */
    #shapes(node, path, object, parent) {
        if (node.type === 'sequence') {
            for (const [index, item] of node.items.entries())
                this.#shapes(item, [...path, index], object, undefined);
            return;
        }
        const map = (0,yaml_node/* asMapping */.dw)(node);
        if (map === undefined)
            return;
        if ((0,yaml_node/* textAt */.$6)(map, 'kind') !== undefined && (0,yaml_node/* textAt */.$6)(map, 'apiVersion') !== undefined)
            return this.object(map, path);
        if (hasContainers(map))
            this.#shapedPod(map, path, object, parent);
        if (node.type === 'alias')
            return;
        for (const entry of node.type === 'mapping' ? node.entries : []) {
            if ((0,yaml_node/* isMerge */.F5)(entry))
                continue;
            this.#shapes(entry.value, [...path, entry.name ?? ''], object, entry.name === 'spec' ? map : undefined);
        }
    }
    #shapedPod(spec, path, object, template) {
        const isPod = template !== undefined || POD_KEYS.some((key) => (0,yaml_node/* lookup */.$I)(spec, key) !== undefined);
        const isTemplate = template && ((0,yaml_node/* lookup */.$I)(template, 'metadata') ?? /template$/i.test(String(path.at(-2))));
        const spot = isTemplate && (0,fields_path/* spotAt */.AH)(template, ['metadata', 'annotations'], path.slice(0, -1));
        const near = template && (0,yaml_node/* lookup */.$I)(template, 'spec')?.entry;
        const pod = this.#pod(spec, path, object, spot ? { spot, near } : undefined);
        this.#containersOf(spec, path, object, isPod ? pod : null, []);
    }
}
const CONTAINER_LISTS = ['containers', 'initContainers', 'ephemeralContainers'];
function isListKey(key) {
    return CONTAINER_LISTS.some((list) => list === key);
}
/** Fields that only a pod's spec has (k8s.io/api core/v1 PodSpec). */
const POD_KEYS = [
    'imagePullSecrets',
    'restartPolicy',
    'serviceAccountName',
    'terminationGracePeriodSeconds'
];
/** A pull policy that stands beside an image of a kind without a known field for it is that field. */
function policyBeside({ parent, found }) {
    if (parent === null || found === null || (0,yaml_node/* lookup */.$I)(parent, 'imagePullPolicy') === undefined)
        return null;
    return { at: 'container', container: parent, key: 'imagePullPolicy', image: found };
}
/** Its own containers, or those that it merges. */
function hasContainers(map) {
    return CONTAINER_LISTS.some((key) => isContainerList((0,yaml_node/* lookup */.$I)(map, key)?.entry.value));
}
function isContainerList(node) {
    const items = (0,yaml_node/* asSequence */.GO)(node)?.items ?? [];
    return items.some((item) => {
        const map = (0,yaml_node/* asMapping */.dw)(item);
        return map !== undefined && (0,yaml_node/* asScalar */.T7)((0,yaml_node/* lookup */.$I)(map, 'image')?.entry.value) !== undefined;
    });
}
function parseAll(specs) {
    return (specs ?? []).flatMap((spec) => (0,fields_path/* parseFieldSpec */.zC)(spec));
}

;// CONCATENATED MODULE: ./src/yaml/embedded.ts


/**
 * The content of a literal block, or of a flow collection in quotes on one line without escapes; undefined where a
 * character of the content is not the same character of the file.
 */
function embedded_embed(text, scalar) {
    if (scalar.style === 'literal')
        return embedBlock(text, scalar);
    if (scalar.style !== 'single' && scalar.style !== 'double')
        return undefined;
    const content = text.slice(scalar.start + 1, scalar.end - 1);
    if (content !== scalar.value || !/^\s*[[{]/.test(content))
        return undefined;
    const toOuter = (offset) => scalar.start + 1 + offset;
    const escape = (inserted) => scalar.style === 'single' ? inserted.replaceAll("'", "''") : (0,quote/* doubleQuoted */.UN)(inserted).slice(1, -1);
    return {
        text: content,
        toOuter,
        splice: ({ start, end, text: inserted }) => ({
            start: toOuter(start),
            end: toOuter(end),
            text: escape(inserted)
        })
    };
}
function embedBlock(text, scalar) {
    const lines = [];
    const header = lineEnd(text, scalar.start);
    const first = /[^\s]/g;
    first.lastIndex = header;
    const indentation = (first.exec(text)?.index ?? header) - lineStart(text, first.lastIndex - 1);
    let content = '';
    let at = header + lineBreakAt(text, header).length;
    while (at < scalar.end) {
        const end = lineEnd(text, at);
        const next = end + lineBreakAt(text, end).length;
        const start = Math.min(at + indentation, end);
        lines.push({ inner: content.length, outer: at, content: start });
        content += text.slice(start, next);
        if (next === end)
            break;
        at = next;
    }
    // An indentation indicator (|2) or blanks before the first line would make the guess above wrong.
    if (content.replace(/\r\n?/g, '\n').trimEnd() !== (scalar.value ?? '').trimEnd())
        return undefined;
    const lineOf = (offset) => lines.findLast(({ inner }) => inner <= offset);
    const toOuter = (offset) => {
        if (offset >= content.length && /[\r\n]$/.test(content))
            return at;
        const line = lineOf(offset);
        return line === undefined ? at : line.content + offset - line.inner;
    };
    return {
        text: content,
        toOuter,
        splice: ({ start, end, text: inserted }) => {
            const blanks = ' '.repeat(indentation);
            const indented = inserted.replace(/(\r\n|\r|\n)(?=[^\r\n])/g, `$1${blanks}`);
            const line = lineOf(start);
            const isWholeLines = start === end && /[\r\n]$/.test(inserted) && (line?.inner === start || start === content.length);
            if (!isWholeLines)
                return { start: toOuter(start), end: toOuter(end), text: indented };
            const outer = start === content.length ? at : (line?.outer ?? at);
            return { start: outer, end: outer, text: blanks + indented };
        }
    };
}

// EXTERNAL MODULE: ./src/image/reference.ts
var image_reference = __nccwpck_require__(3564);
;// CONCATENATED MODULE: ./src/patch/marker.ts




const MARKER = /#[ \t]*repull:[ \t]*(\S+)/;
/** The marked scalars of a document whose NAME is one of the images. */
function markedIn(work, images) {
    const { text, root } = work;
    if (!MARKER.test(text.slice(root.start, lineEnd(text, root.end))))
        return [];
    const marked = [];
    /** The scalars of a flow collection that stand on one line. */
    let line = [];
    for (const place of (0,yaml_node/* scalarsOf */.TM)(root, [])) {
        const { scalar } = place;
        const previous = line[0]?.scalar;
        const isSameLine = previous !== undefined && lineEnd(text, previous.start) === lineEnd(text, scalar.start);
        if (!scalar.inFlow || !isSameLine)
            line = [];
        line.push(place);
        const name = MARKER.exec(commentOn(text, scalar))?.[1];
        if (name === undefined || work.isMasked(scalar))
            continue;
        const marker = marker_parse(work, scalar, name, images);
        if (marker === undefined)
            continue;
        // What is added to a flow collection may stand behind its image, which is marked all the same.
        const ours = marker.part === 'reference' ? line.filter((one) => names(marker.image, one.scalar)) : [];
        for (const each of ours.length > 0 ? ours : [place])
            marked.push({ ...each, ...marker });
    }
    return marked;
}
/** What a marker asks for; undefined if it speaks of none of the images. */
function marker_parse(work, scalar, name, images) {
    const [, target = name, part = 'reference'] = /^(.*?)(?::(tag|name|digest))?$/.exec(name) ?? [];
    const image = (0,image_request/* findImage */.F1)(images, target);
    if (image === undefined)
        return undefined;
    const { tag, digest } = (0,image_reference/* splitReference */.mQ)(target);
    if (tag === null && digest === null)
        return { image, part: part };
    return work.refuse('unclear', scalar.start, `The marker ${JSON.stringify(`repull: ${name}`)} ends in neither :tag, nor :name, nor :digest.`, 'Write one of them after the name, or nothing for the whole reference.');
}
/** The comment on the line on which a scalar ends, or a block scalar's header stands. */
function commentOn(text, scalar) {
    const isBlock = scalar.style === 'folded' || scalar.style === 'literal';
    // In a flow collection, brackets and commas may stand between.
    const comment = isBlock ? /[|>][-+\d]*[ \t]+(#[^\r\n]*)/y : /[ \t,\]}]*[ \t,\]}](#[^\r\n]*)/y;
    comment.lastIndex = isBlock ? scalar.start : scalar.end;
    return comment.exec(text)?.[1] ?? '';
}
/** The new text of a marked scalar. Refuses where it is not clear what is to be replaced. */
function markedText(work, { scalar, image, part }) {
    const text = scalar.value ?? '';
    const flag = /^--?[\w.-]+=/.exec(text)?.[0] ?? '';
    if (part === 'digest') {
        if (image.digest !== null)
            return flag + image.digest;
        return work.refuse('unclear', scalar.start, `The marker wants a digest of ${JSON.stringify(image.name)}, and this run has none.`, 'Give the build step\'s digest in "digest", or remove the marker.');
    }
    if (part === 'tag') {
        if (image.tag !== null)
            return flag + image.tag;
        return work.refuse('unclear', scalar.start, `The marker wants a tag of ${JSON.stringify(image.name)}, and this run has only a digest.`, 'Give a tag too, or remove the marker.');
    }
    if (part === 'name') {
        const current = text.slice(flag.length);
        return image.newName === null && (0,image_request/* matches */.cK)(image, current) ? text : flag + (image.newName ?? image.name);
    }
    // The reference may be one word among others, as in an argument.
    const words = wordsOf(text);
    if (words.some((word) => isOurs(image, word))) {
        return words.map((word) => (isOurs(image, word) ? ((0,image_request/* rewrite */.v8)(image, word) ?? word) : word)).join('');
    }
    if (!/\s/.test(text.trim()))
        return flag + whole(image);
    return work.refuse('unclear', scalar.start, `The marker speaks of ${JSON.stringify(image.name)}, and this text holds other words and no such image.`, 'Write the image out once, or move the marker.');
}
function names(image, scalar) {
    return wordsOf(scalar.value ?? '').some((word) => isOurs(image, word));
}
/** Words and what stands between them. */
function wordsOf(text) {
    return text.split(/([\s,;'"=]+)/);
}
function isOurs(image, word) {
    return (0,image_reference/* parseReference */.F2)(word) !== undefined && (0,image_request/* matches */.cK)(image, word);
}
function whole(image) {
    const name = image.newName ?? image.name;
    return `${name}${image.tag === null ? '' : `:${image.tag}`}${image.digest === null ? '' : `@${image.digest}`}`;
}

;// CONCATENATED MODULE: ./src/patch/pods.ts





/** Adds pull secrets and annotations to every pod that runs a matched image. `matched`: each use with its new reference. */
function patchPods(work, matched, request) {
    const pods = new Map();
    for (const [use, { to }] of matched) {
        const registry = (0,image_reference/* registryOf */.Fv)((0,image_reference/* parseReference */.F2)(to)?.repository ?? '');
        const members = pods.get(use.pod);
        if (members === undefined)
            pods.set(use.pod, [{ use, registry }]);
        else
            members.push({ use, registry });
    }
    for (const [pod, members] of pods) {
        const names = request.pullSecrets
            .filter(({ registry }) => registry === null || members.some((member) => member.registry === registry))
            .map(({ name }) => name);
        const [first] = members;
        if (first !== undefined)
            notePlaces(work, first.use, names, request);
        if (pod === null)
            continue;
        addSecrets(work, pod, [...new Set(names)]);
        setAnnotations(work, pod, request.annotations);
    }
}
/** Says what could not be written because the kind has no place for it. */
function notePlaces(work, use, secrets, request) {
    const { kind } = use.object;
    // A JSON patch does not say what it patches.
    if (kind === '')
        return;
    if (secrets.length > 0 && !use.pod?.secrets) {
        const message = `Repull knows no place for pull secrets in ${kind}, so ${secrets.join(', ')} was not added.`;
        work.note('no-place', 'warning', use.image.start, message, 'Add it by hand, or to the ServiceAccount that the pods use.');
    }
    if (request.annotations.length > 0 && !use.pod?.annotations.length) {
        const message = `Repull knows no pod template in ${kind}, so no annotation was set.`;
        work.note('no-place', 'warning', use.image.start, message, 'Add it by hand where the controller takes annotations of its pods.');
    }
}
/** Adds the pull secrets that a pod does not list yet. */
function addSecrets(work, pod, names) {
    if (names.length === 0 || pod.secrets === null)
        return;
    if (!pods_isOurs(work, pod.secrets.spot, /pull-?secret/i))
        return noteTemplate(work, pod.secrets.spot, names.join(', '));
    const { spot, form, near } = pod.secrets;
    const value = spot.found && spot.missing.length === 0 ? (0,yaml_node/* resolve */.hd)(spot.found.entry.value) : undefined;
    const list = value?.type === 'sequence' ? value : undefined;
    if (value !== undefined && list === undefined && (0,yaml_node/* asScalar */.T7)(value)?.value) {
        work.refuse('unclear', value.start, `The pull secrets should be a list, and are ${JSON.stringify((0,yaml_node/* asScalar */.T7)(value)?.value)}.`, 'Write a list of names, or remove the field.');
    }
    if (value?.type === 'mapping') {
        work.refuse('unclear', value.start, 'The pull secrets should be a list, and are a mapping.', 'Write a list of names.');
    }
    const present = list === undefined ? [] : listed(work, list, form);
    const target = list ?? spot.found?.entry.value ?? spot.parent;
    const wanted = names.filter((name) => !present.includes(name));
    const added = wanted.filter((name) => work.firstTime(target, [...spot.missing, 'pull secret', name].join('/')));
    for (const [index, name] of wanted.entries()) {
        const path = [...spot.path, present.length + index, ...(form === 'objects' ? ['name'] : [])];
        const inside = path.length - (list === undefined ? spot.depth : spot.path.length);
        keep(work, pod, spot, near, {
            field: 'pullSecret',
            path,
            to: name,
            edited: list ?? holderOf(spot),
            inside
        });
    }
    if (added.length === 0)
        return;
    const values = added.map((name) => (form === 'objects' ? { name } : name));
    if (list !== undefined)
        work.editor.addItems(list, values);
    else
        write(work, spot, values, near, 'before');
}
/**
 * False where an action of a template may write what is to be set: where the key has no literal value, or there is none
 * and an action speaks of it.
 */
function pods_isOurs(work, { found, missing, parent }, speaks) {
    if (work.template === null)
        return true;
    const value = missing.length === 0 ? (0,yaml_node/* resolve */.hd)(found?.entry.value) : undefined;
    const hasContent = value?.type === 'mapping' ? value.entries.length > 0 : value?.type === 'sequence';
    if (found !== undefined)
        return hasContent;
    const around = work.template.source.slice(lineStart(work.text, parent.start), parent.end);
    const actions = around.match(/\{\{[\s\S]*?\}\}/g) ?? [];
    // An action that prints at the keys' own indentation may print any key.
    const column = String(columnOf(work.text, parent.start));
    return actions.every((action) => !speaks.test(action) && !new RegExp(`\\bn?indent\\s+${column}\\b`).test(action));
}
function noteTemplate(work, { found, parent }, what) {
    const message = `The template writes this place itself, so ${what} was not added.`;
    const offset = found?.entry.start ?? parent.start;
    work.note('no-place', 'notice', offset, message, "Add it to the chart's values file.");
}
function listed(work, list, form) {
    return list.items.map((item) => {
        const map = (0,yaml_node/* asMapping */.dw)(item);
        if ((map !== undefined) === (form === 'objects')) {
            const name = (0,yaml_node/* asScalar */.T7)(map === undefined ? item : (0,yaml_node/* lookup */.$I)(map, 'name')?.entry.value);
            if (name !== undefined)
                work.claimed.add(name);
            return name?.value ?? undefined;
        }
        const wanted = form === 'objects' ? 'objects with a name (- name: regcred)' : 'plain names (- regcred)';
        return work.refuse('unclear', item.start, `This kind lists its pull secrets as ${wanted}.`, 'Change the list, then run again.');
    });
}
/** Sets annotations of a pod's template. */
function setAnnotations(work, pod, annotations) {
    for (const { spot, near } of pod.annotations) {
        if (annotations.length > 0 && !pods_isOurs(work, spot, /annotations/i)) {
            noteTemplate(work, spot, annotations.map(({ key }) => key).join(', '));
            continue;
        }
        const missing = [];
        const there = spot.found && spot.missing.length === 0 ? (0,yaml_node/* resolve */.hd)(spot.found.entry.value) : undefined;
        const map = (0,yaml_node/* asMapping */.dw)(there);
        if (there?.type === 'sequence' || (0,yaml_node/* asScalar */.T7)(there)?.value) {
            const what = there?.type === 'sequence' ? 'a list' : JSON.stringify((0,yaml_node/* asScalar */.T7)(there)?.value);
            work.refuse('unclear', there?.start ?? spot.parent.start, `The annotations should be a mapping, and are ${what}.`, 'Write them as a mapping, or remove the field.');
        }
        for (const { key, value } of annotations) {
            const path = [...spot.path, key];
            const found = map && (0,yaml_node/* lookup */.$I)(map, key);
            const scalar = (0,yaml_node/* asScalar */.T7)(found?.entry.value);
            if (found !== undefined && scalar === undefined) {
                work.refuse('unclear', found.entry.start, `The annotation ${JSON.stringify(key)} should be text.`, 'Write it as text.');
            }
            if (found !== undefined && scalar !== undefined) {
                work.refuseTwins(found.twins.length > 0 ? [...found.twins, found.entry] : [], null);
                work.refuseBare(found.entry);
                const offset = found.entry.start;
                work.set(scalar, value, { field: 'annotation', object: pod.object, container: null, path, offset });
                continue;
            }
            const inside = path.length - (map === undefined ? spot.depth : spot.path.length);
            keep(work, pod, spot, near, {
                field: 'annotation',
                path,
                to: value,
                edited: map ?? holderOf(spot),
                inside
            });
            const target = map ?? spot.found?.entry.value ?? spot.parent;
            if (work.firstTime(target, [...spot.missing, 'annotation', key].join('/')))
                missing.push({ key, value });
        }
        if (missing.length === 0)
            continue;
        if (map === undefined) {
            write(work, spot, Object.fromEntries(missing.map(({ key, value }) => [key, value])), near, 'before');
        }
        else
            for (const { key, value } of missing)
                work.editor.addEntry(map, key, value);
    }
}
/** Writes a value to a field that is not there, or has no value. */
function write(work, spot, value, near, side) {
    const { found, missing, parent } = spot;
    if (found === undefined) {
        const [first = '', ...rest] = missing;
        // `near` stands beside the outermost of the missing keys; further in, the first key is the neighbour.
        const entry = near !== undefined && parent.entries.includes(near) ? near : parent.entries[0];
        work.together(parent, first, rest.length === 0 ? value : nest(rest, value), (whole) => {
            work.editor.addEntry(parent, first, whole, entry && { entry, side });
        });
        return;
    }
    work.refuseBare(found.entry);
    work.together(found.entry.value, '', missing.length === 0 ? value : nest(missing, value), (whole) => {
        work.editor.fill(holderOf(spot), found.entry, whole, near);
    });
}
function holderOf({ found, parent }) {
    return found?.holder ?? parent;
}
function keep(work, pod, spot, near, draft) {
    const offset = spot.found?.entry.start ?? near?.start ?? spot.parent.start;
    work.record({ ...draft, object: pod.object, container: null, offset, from: null });
}

;// CONCATENATED MODULE: ./src/patch/policy.ts


/** Brings the pull policy of a matched image to `policy`, at the place where it is read. */
function setPolicy(work, use, policy) {
    const place = use.policy;
    // A JSON patch does not say what it patches.
    if (place === null && use.object.kind === '')
        return;
    if (place === null) {
        work.note('no-place', 'notice', use.image.start, `${use.object.kind} has no field for the pull policy of this image.`, 'What applies is the default of the operator or controller that runs it.');
    }
    else if (place.at === 'object') {
        const { found, parent, missing, path } = place.spot;
        if (found !== undefined && missing.length === 0)
            return setFound(work, use, found, path, policy);
        if (!work.firstTime(found?.entry.value ?? parent, missing.join('/')))
            return;
        const beside = place.near && { entry: place.near, side: 'after' };
        const [first = '', ...rest] = missing;
        if (found !== undefined)
            work.editor.fill(parent, found.entry, nest(missing, policy));
        else
            work.editor.addEntry(parent, first, rest.length === 0 ? policy : nest(rest, policy), beside);
        record(work, use, place.near ?? parent.entries[0], path, policy, parent, path.length - place.spot.depth);
    }
    else {
        setBeside(work, use, place.container, place.image, place.key, policy);
    }
}
/**
 * A container that merges its image from elsewhere (`<<: *base`) keeps its policy there too; one with an image of its
 * own that only merges the policy gets a policy of its own, which wins over the merged one.
 */
function setBeside(work, use, container, image, key, policy) {
    const path = [...use.path.slice(0, -1), key];
    const found = (0,yaml_node/* lookup */.$I)(container, key);
    if (found !== undefined && (found.holder === container || image.holder !== container)) {
        return setFound(work, use, found, path, policy);
    }
    if (found !== undefined && (0,yaml_node/* asScalar */.T7)(found.entry.value)?.value === policy)
        return;
    // Each branch of a template that has the image gets a policy.
    const place = work.template === null ? key : `${key} ${image.entry.start}`;
    if (work.firstTime(image.holder, place)) {
        work.editor.addEntry(image.holder, key, policy, { entry: image.entry, side: 'after' });
    }
    const merged = (0,yaml_node/* asScalar */.T7)(found?.entry.value)?.value ?? null;
    record(work, use, image.entry, path, policy, image.holder, 1, merged);
}
function setFound(work, use, found, path, policy) {
    if (work.template !== null)
        return setLiterals(work, use, found, path, policy);
    work.refuseTwins(found.twins.length > 0 ? [...found.twins, found.entry] : [], found.holder);
    work.refuseBare(found.entry);
    const scalar = (0,yaml_node/* asScalar */.T7)(found.entry.value);
    if (scalar === undefined) {
        work.refuse('unclear', found.entry.start, `${JSON.stringify(found.entry.name)} should be Always, IfNotPresent or Never, and is a list or a mapping.`, 'Give it one of these values.');
    }
    const { object, container } = use;
    work.set(scalar, policy, { field: 'pullPolicy', object, container, path, offset: found.entry.start });
}
/** In a template, what an action writes is its own affair, and branches may say a thing twice. */
function setLiterals(work, use, found, path, policy) {
    const { object, container } = use;
    for (const entry of [...found.twins, found.entry]) {
        const scalar = (0,yaml_node/* asScalar */.T7)(entry.value);
        const isLiteral = scalar?.value != null && !work.isMasked(scalar);
        if (!isLiteral)
            continue;
        work.set(scalar, policy, { field: 'pullPolicy', object, container, path, offset: entry.start });
    }
}
function record(work, use, near, path, policy, edited, inside, from = null) {
    const { object, container } = use;
    const offset = near?.start ?? edited.start;
    work.record({
        field: 'pullPolicy',
        object,
        container,
        path,
        offset,
        from,
        to: policy,
        edited,
        inside
    });
}

;// CONCATENATED MODULE: ./src/patch/manifest.ts










/** Brings the objects of one document, and the YAML in their texts, to what is asked for. Raises errors that refuse the file. */
function patchManifest(work, document, request, targets) {
    const { uses, embedded } = walk(work.root, document, request.rows);
    const here = targets.filter((target) => target.document === document);
    const matches = patchUses(work, uses, document, request, here);
    if (work.template !== null)
        return matches;
    return [...matches, ...embedded.flatMap((part) => patchEmbedded(work, part, request))];
}
/** Brings images that were found in a document to what is asked for, and the pods around them. */
function patchUses(work, uses, document, request, targets = []) {
    const marked = markedIn(work, request.images);
    const matches = new Map();
    const matched = new Map();
    for (const use of uses) {
        const match = matchUse(work, use, marked, request.images);
        const target = match ?? targets.find(({ path }) => path === JSON.stringify(use.path.slice(0, -1)));
        if (match !== undefined)
            matches.set(use, match);
        if (target !== undefined)
            matched.set(use, target);
    }
    // The branches of a template may say a thing twice.
    if (work.template === null)
        refuseUnsure(work, uses, matched);
    for (const [{ image, object, container, path, node }, { to }] of matches) {
        work.set(image, to, { field: 'image', object, container, path, offset: node.start });
    }
    for (const use of matched.keys()) {
        if (request.pullPolicy !== 'keep')
            setPolicy(work, use, request.pullPolicy);
    }
    patchPods(work, matched, request);
    // What was written beside a marker, in a flow collection, is not what it marks.
    const others = marked.filter(({ scalar }) => !work.claimed.has(scalar));
    const root = (0,yaml_node/* asMapping */.dw)(work.root);
    const object = root === undefined ? NO_OBJECT(document) : objectOf(root, document);
    const patched = others.map((mark) => patchMarked(work, mark, object));
    refuseStrangers(work, uses, new Set(matched.keys()));
    const sources = targets.flatMap((target) => setSource(work, target, object, request.images));
    return [...matches.values(), ...patched, ...sources];
}
/** YAML or JSON in a text field of the object. What is no YAML, as with variables in it, is left alone. */
function patchEmbedded(work, { scalar, holds, object, path }, request) {
    if (!mentions(scalar, request.images))
        return [];
    const inner = embedded_embed(work.text, scalar);
    const documents = inner && (0,parse/* parseChunk */.d)(inner.text, { start: 0, end: inner.text.length, index: object.document });
    const [document] = Array.isArray(documents) && documents.length === 1 ? documents : [];
    if (inner === undefined || document === undefined) {
        noteUnreadable(work, scalar, path);
        return [];
    }
    const part = work.inside(inner, document.root);
    const walked = holds === 'pod' ? walkPod(document.root, object) : walk(document.root, object.document, request.rows);
    const matches = patchUses(part, walked.uses, object.document, request);
    for (const draft of aliasDrafts(part))
        part.drafts.push(draft);
    work.adopt(part, inner, path, scalar);
    return matches;
}
/** A text that a kustomization's replacement writes over an image. */
function setSource(work, { path, to }, object, images) {
    const found = [...(0,yaml_node/* scalarsOf */.TM)(work.root)].find((place) => JSON.stringify(place.path) === path);
    const from = found?.scalar.value ?? '';
    const image = (0,image_request/* findImage */.F1)(images, from);
    if (found === undefined || image === undefined || (0,image_request/* rewrite */.v8)(image, from) !== to)
        return [];
    const { scalar } = found;
    work.set(scalar, to, { field: 'marker', object, container: null, path: found.path, offset: scalar.start });
    return [{ image, from, to }];
}
/** True for a text that may name one of the images. */
function mentions(scalar, images) {
    return images.some(({ name, newName }) => [name, newName ?? name].some((each) => scalar.value?.includes(each.split('/').at(-1) ?? each)));
}
/** Says that a text names an image and was left alone. */
function noteUnreadable(work, scalar, path) {
    const message = `${JSON.stringify(path.at(-1))} names the image in a text that cannot be read as one YAML document, and was left alone.`;
    work.note('unclear', 'warning', scalar.start, message, 'Write it as a literal block (|) of plain YAML.');
}
function matchUse(work, use, marked, images) {
    const mark = marked.find(({ scalar, part }) => part === 'reference' && scalar === use.image);
    const from = (use.image.value ?? '').trim();
    if (work.isMasked(use.image))
        return manifest_noteTemplate(work, use, images);
    if (mark !== undefined)
        return { image: mark.image, from, to: markedText(work, mark) };
    const image = (0,image_request/* findImage */.F1)(images, from);
    const to = image && (0,image_request/* rewrite */.v8)(image, from);
    if (image !== undefined && to !== undefined)
        return { image, from, to };
    const variable = (0,image_request/* variableOf */.Qn)(from);
    if (variable !== undefined && (0,image_request/* findImage */.F1)(images, variable.repository) !== undefined) {
        work.note('variable', 'notice', use.image.start, `${JSON.stringify(from)} holds a variable and was left alone.`, 'Whatever fills it in decides about the tag; write a tag there if Repull is to do it.');
    }
    return undefined;
}
/** A template's action writes a part of the image. */
function manifest_noteTemplate(work, { image }, images) {
    const source = work.template?.source.slice(image.start, image.end) ?? '';
    const isOurs = images.some(({ name }) => source.includes(name.split('/').at(-1) ?? name));
    if (!isOurs)
        return undefined;
    const message = `${JSON.stringify(source)} is written by the template and was left alone.`;
    work.note('variable', 'notice', image.start, message, "Select the chart's values file, which decides about it.");
    return undefined;
}
function refuseUnsure(work, uses, matched) {
    const named = new Map();
    for (const use of uses) {
        const key = nameKey(use);
        const same = key === undefined ? undefined : named.get(key);
        if (same !== undefined)
            same.push(use);
        else if (key !== undefined)
            named.set(key, [use]);
    }
    for (const use of matched.keys()) {
        for (const twins of use.twins)
            work.refuseTwins(twins, null);
        const twin = named.get(nameKey(use) ?? '')?.find((other) => other !== use);
        if (twin === undefined)
            continue;
        const lines = `lines ${work.place(use.node.start).line} and ${work.place(twin.node.start).line}`;
        work.refuse('duplicate-key', twin.node.start, `Two containers of one pod are named ${JSON.stringify(use.container)} (${lines}); Kubernetes refuses such a pod.`, 'Give them different names.', [use.node.start]);
    }
}
/** The name of a pod's container and the list that it stands in; undefined for other images. */
function nameKey({ container, pod, policy, path }) {
    if (container === null || pod === null || policy?.at !== 'container')
        return undefined;
    return JSON.stringify([container, path.slice(0, -2)]);
}
function patchMarked(work, mark, object) {
    const from = mark.scalar.value ?? '';
    const to = markedText(work, mark);
    work.set(mark.scalar, to, {
        field: 'marker',
        object,
        container: null,
        path: mark.path,
        offset: mark.scalar.start
    });
    return { image: mark.image, from, to };
}
const NO_OBJECT = (document) => ({ document, kind: '', group: '', namespace: '', name: '' });
/** SOPS signs every value of a file, so that a file edited without its key no longer opens (getsops.io, "mac"). */
function refuseEncrypted(work) {
    const sops = (0,yaml_node/* asMapping */.dw)((0,yaml_node/* lookup */.$I)((0,yaml_node/* asMapping */.dw)(work.root) ?? EMPTY, 'sops')?.entry.value);
    if (work.drafts.length === 0 || (0,yaml_node/* textAt */.$6)(sops, 'mac') === undefined)
        return;
    if ((0,yaml_node/* textAt */.$6)(sops, 'mac_only_encrypted') === 'true')
        return;
    work.refuse('encrypted', work.drafts[0]?.offset ?? 0, 'This file is encrypted with SOPS, and its signature covers the image too.', 'Set mac_only_encrypted for it, or keep the image in a file of its own.');
}
const EMPTY = { type: 'mapping', flow: true, entries: [], start: 0, end: 0, anchor: null };

;// CONCATENATED MODULE: ./src/patch/kustomize/entries.ts



/** The fields of an `images` entry, in the order in which kustomize's documentation writes them. */
const entries_FIELDS = ['name', 'newName', 'newTag', 'tagSuffix', 'digest'];
const CHANGED = { name: 'name', newName: 'name', newTag: 'tag', tagSuffix: 'tag', digest: 'digest' };
/**
 * Brings the entries of a list of `{name, newName, newTag, digest}`, as kustomize and Flux have it, to the new
 * reference, where their `newName`, or else their `name`, is an image that was asked for. `path`: where the list stands.
 */
function patchImageEntries(work, list, path, object, request) {
    return ((0,yaml_node/* asSequence */.GO)(list)?.items ?? []).flatMap((item, index) => {
        const map = (0,yaml_node/* asMapping */.dw)(item);
        const name = map === undefined ? '' : imageOf(map);
        const image = (0,image_request/* findImage */.F1)(request.images, name);
        // A name with a tag in it is none that kustomize could write.
        if (map === undefined || image === undefined || (0,image_reference/* splitReference */.mQ)(name).name !== name)
            return [];
        const entry = new ImageEntry(work, map, [...path, index], object);
        return [entry.setTo(image)];
    });
}
/** What an entry makes of the images that it is about, without tag and digest. */
function imageOf(map) {
    const newName = (0,yaml_node/* textAt */.$6)(map, 'newName') ?? '';
    return newName === '' ? ((0,yaml_node/* textAt */.$6)(map, 'name') ?? '') : newName;
}
/** The fields that give exactly this image; null: the field must not be there. */
function wantedFields(image) {
    // A newTag alone takes an old digest away, a digest alone an old tag; with both, both are written. A tagSuffix counts
    // only without them, and would say something that is not so (kustomize api/filters/imagetag).
    return { newName: image.newName, newTag: image.tag, tagSuffix: null, digest: image.digest };
}
class ImageEntry {
    #work;
    #map;
    #path;
    #object;
    constructor(work, map, path, object) {
        this.#work = work;
        this.#map = map;
        this.#path = path;
        this.#object = object;
    }
    setTo(image) {
        const from = this.#reference((field) => (0,yaml_node/* textAt */.$6)(this.#map, field) ?? null);
        const wanted = wantedFields(image);
        for (const field of entries_FIELDS) {
            if (field === 'name')
                continue;
            const value = wanted[field];
            if (value !== null)
                this.#set(field, value);
            else if (field !== 'newName')
                this.#remove(field);
        }
        const to = this.#reference((field) => field === 'name' || (field === 'newName' && wanted.newName === null)
            ? ((0,yaml_node/* textAt */.$6)(this.#map, field) ?? null)
            : wanted[field]);
        return { image, from, to };
    }
    #reference(field) {
        const name = field('newName') || field('name') || '';
        const [tag, digest] = [field('newTag') ?? '', field('digest')];
        return `${name}${tag === '' ? '' : `:${tag}`}${digest ? `@${digest}` : ''}`;
    }
    #set(field, value) {
        const found = (0,yaml_node/* lookup */.$I)(this.#map, field);
        if (found === undefined)
            return this.#add(field, value);
        this.#work.refuseTwins(found.twins.length > 0 ? [...found.twins, found.entry] : [], null);
        this.#work.refuseBare(found.entry);
        const scalar = (0,yaml_node/* asScalar */.T7)(found.entry.value);
        if (scalar === undefined)
            return this.#refuse(found.entry);
        this.#work.set(scalar, value, { ...this.#record(field), offset: found.entry.start });
    }
    #add(field, value) {
        if (!this.#work.firstTime(this.#map, field))
            return;
        const before = entries_FIELDS.slice(0, entries_FIELDS.indexOf(field));
        const near = this.#map.entries.findLast(({ name }) => before.some((other) => other === name));
        this.#work.editor.addEntry(this.#map, field, value, near && { entry: near, side: 'after' });
        const offset = near?.start ?? this.#map.start;
        const draft = { ...this.#record(field), offset, from: null, to: value, edited: this.#map, inside: 1 };
        this.#work.record(draft);
    }
    #remove(field) {
        const found = (0,yaml_node/* lookup */.$I)(this.#map, field);
        const from = found && ((0,yaml_node/* asScalar */.T7)(found.entry.value)?.value ?? '');
        if (found === undefined || from === undefined || from === '')
            return;
        if (found.holder !== this.#map)
            return this.#set(field, '');
        for (const entry of [...found.twins, found.entry])
            this.#work.editor.removeEntry(this.#map, entry);
        const offset = found.entry.start;
        this.#work.record({ ...this.#record(field), offset, from, to: null, edited: this.#map, inside: 1 });
    }
    #record(field) {
        return { field: CHANGED[field], object: this.#object, container: null, path: [...this.#path, field] };
    }
    #refuse(entry) {
        return this.#work.refuse('unclear', entry.start, `${JSON.stringify(entry.name)} should be text, and is a list or a mapping.`, 'Write it as text.');
    }
}

;// CONCATENATED MODULE: ./src/patch/kustomize/graft.ts

/** Brings what a patch says into one that is there: keys and items that it lacks are added, other texts replaced. */
function graftBody(graft, root, { body }) {
    graftValue(graft, root, body, { path: [], inBody: [] });
}
/** The record of values that are written into a collection for the first time. */
function recordNew(graft, value, at, near, edited) {
    if (typeof value === 'string') {
        const set = graft.fields.get(JSON.stringify(at.inBody));
        const container = set?.container ?? null;
        graft.work.record({
            field: set?.field ?? 'patch',
            object: graft.object,
            container,
            path: at.path,
            offset: near,
            from: null,
            to: value,
            edited,
            inside: at.inside ?? at.path.length
        });
        return;
    }
    const parts = Array.isArray(value) ? value.entries() : Object.entries(value);
    for (const [part, child] of parts) {
        recordNew(graft, child, below(at, part), near, edited);
    }
}
function below({ path, inBody, inside = 0 }, part, inBodyPart = part) {
    return { path: [...path, part], inBody: [...inBody, inBodyPart], inside: inside + 1 };
}
function graftValue(graft, node, value, at) {
    const there = (0,yaml_node/* resolve */.hd)(node);
    if (there?.type === 'mapping' && graft_isMapping(value))
        graftEntries(graft, there, value, at);
    else if (there?.type === 'sequence' && Array.isArray(value))
        graftItems(graft, there, value, at);
    else
        refuse(graft, node, there);
}
function graftEntries(graft, map, value, at) {
    for (const [key, child] of Object.entries(value)) {
        const place = { path: [...at.path, key], inBody: [...at.inBody, key] };
        const entry = (0,yaml_node/* lookup */.$I)(map, key)?.entry;
        if (entry === undefined) {
            graft.work.editor.addEntry(map, key, child);
            recordNew(graft, child, { ...place, inside: 1 }, map.start, map);
        }
        else
            graftEntry(graft, map, entry, child, place);
    }
}
function graftEntry(graft, map, entry, child, at) {
    const scalar = (0,yaml_node/* asScalar */.T7)(entry.value);
    if (scalar === undefined)
        return graftValue(graft, entry.value, child, at);
    const set = graft.fields.get(JSON.stringify(at.inBody));
    if (typeof child === 'string') {
        const record = {
            field: set?.field ?? 'patch',
            object: graft.object,
            container: set?.container ?? null
        };
        graft.work.set(scalar, child, { ...record, path: at.path, offset: entry.start });
    }
    else if (scalar.value === null) {
        graft.work.editor.fill(map, entry, child);
        recordNew(graft, child, { ...at, inside: 1 }, entry.start, map);
    }
    else
        refuse(graft, scalar, scalar);
}
function graftItems(graft, list, values, at) {
    let length = list.items.length;
    for (const [index, value] of values.entries()) {
        const same = list.items.findIndex((item) => isSameItem((0,yaml_node/* asMapping */.dw)(item), value));
        const item = list.items[same];
        if (item !== undefined) {
            graftValue(graft, item, value, { path: [...at.path, same], inBody: [...at.inBody, index] });
            continue;
        }
        graft.work.editor.addItems(list, [value]);
        const place = { path: [...at.path, length], inBody: [...at.inBody, index], inside: 1 };
        recordNew(graft, value, place, list.start, list);
        length += 1;
    }
}
/** Items of one name, or operations of one kind on one place. */
function isSameItem(map, value) {
    if (map === undefined || !graft_isMapping(value))
        return false;
    const keys = 'op' in value ? ['op', 'path'] : ['name'];
    return keys.every((key) => value[key] !== undefined && (0,yaml_node/* textAt */.$6)(map, key) === value[key]);
}
function graft_isMapping(value) {
    return typeof value === 'object' && !Array.isArray(value);
}
function refuse({ work }, node, found) {
    const what = found?.type === 'scalar' ? JSON.stringify(found.value) : `a ${found?.type ?? 'alias'}`;
    return work.refuse('unclear', node.start, `A pull policy, pull secret or annotation is to go into this patch, and here it has ${what}.`, 'Mend the patch, or take it out of the kustomization.');
}

;// CONCATENATED MODULE: ./src/patch/kustomize/kustomization.ts












/** Brings a kustomization to what is asked for: its `images`, its inline patches, and what its build needs besides. */
function patchKustomization(work, root, document, request, additions) {
    const object = objectOf(root, document);
    const images = (0,yaml_node/* lookup */.$I)(root, 'images');
    if (images !== undefined)
        work.refuseTwins(images.twins.length > 0 ? [...images.twins, images.entry] : [], null);
    const entries = images === undefined ? [] : patchImageEntries(work, images.entry.value, ['images'], object, request);
    const waiting = new Set(additions.patches);
    const inline = [...inlinePatches(root)].flatMap((patch) => patchInline(work, patch, object, request, waiting));
    return [
        ...entries,
        ...inline,
        ...addEntries(work, root, object, additions.entries),
        ...addPatches(work, root, waiting)
    ];
}
function* inlinePatches(root) {
    for (const key of ['patches', 'patchesJson6902']) {
        for (const [index, item] of listAt(root, key).entries()) {
            const map = (0,yaml_node/* asMapping */.dw)(item);
            const scalar = map && (0,yaml_node/* asScalar */.T7)((0,yaml_node/* lookup */.$I)(map, 'patch')?.entry.value);
            if (map !== undefined && scalar?.value)
                yield { scalar, path: [key, index, 'patch'], map };
        }
    }
    for (const [index, item] of listAt(root, 'patchesStrategicMerge').entries()) {
        const scalar = (0,yaml_node/* asScalar */.T7)(item);
        if (scalar?.value && /[\r\n]/.test(scalar.value)) {
            yield { scalar, path: ['patchesStrategicMerge', index], map: null };
        }
    }
}
function patchInline(work, { scalar, path, map }, object, request, waiting) {
    const isMentioned = mentions(scalar, request.images);
    if (!isMentioned && waiting.size === 0)
        return [];
    const inner = embedded_embed(work.text, scalar);
    const documents = inner && (0,parse/* parseChunk */.d)(inner.text, { start: 0, end: inner.text.length, index: object.document });
    const [document] = Array.isArray(documents) && documents.length === 1 ? documents : [];
    if (inner === undefined || document === undefined) {
        if (isMentioned)
            noteUnreadable(work, scalar, path);
        return [];
    }
    const part = work.inside(inner, document.root);
    const { uses } = walk(document.root, object.document, request.rows);
    const matches = patchUses(part, uses, object.document, request);
    for (const addition of waiting) {
        if (map === null || !isFor(addition, map, document.root))
            continue;
        graftBody({ work: part, object: { ...addition.object, document: object.document }, fields: addition.fields }, document.root, addition);
        waiting.delete(addition);
    }
    for (const draft of aliasDrafts(part))
        part.drafts.push(draft);
    work.adopt(part, inner, path, scalar);
    return matches;
}
/** True for an inline patch that says something about the same object in the same way. */
function isFor({ target, body }, map, root) {
    if ((0,yaml_node/* lookup */.$I)(map, 'options') !== undefined)
        return false;
    const other = (0,yaml_node/* asMapping */.dw)((0,yaml_node/* lookup */.$I)(map, 'target')?.entry.value);
    if (target !== null) {
        const keys = new Set([...Object.keys(target), ...(other?.entries ?? []).map(({ name }) => name ?? '')]);
        return (other !== undefined &&
            (0,yaml_node/* asSequence */.GO)(root) !== undefined &&
            [...keys].every((key) => (0,yaml_node/* textAt */.$6)(other, key) === target[key]));
    }
    const patch = (0,yaml_node/* asMapping */.dw)(root);
    const identity = body;
    const metadata = (0,yaml_node/* asMapping */.dw)(patch && (0,yaml_node/* lookup */.$I)(patch, 'metadata')?.entry.value);
    return (other === undefined &&
        (0,yaml_node/* textAt */.$6)(patch, '$patch') === undefined &&
        (0,yaml_node/* textAt */.$6)(patch, 'apiVersion') === identity.apiVersion &&
        (0,yaml_node/* textAt */.$6)(patch, 'kind') === identity.kind &&
        (0,yaml_node/* textAt */.$6)(metadata, 'name') === identity.metadata['name'] &&
        (0,yaml_node/* textAt */.$6)(metadata, 'namespace') === identity.metadata['namespace']);
}
const kustomization_FIELDS = { name: 'name', newName: 'name', newTag: 'tag', digest: 'digest' };
function addEntries(work, root, object, entries) {
    const values = entries.map(({ image, name, isAlone }) => {
        const { newName, newTag, digest } = wantedFields(image);
        // A dot in kustomize's pattern stands for any character.
        const fields = isAlone
            ? { name, newName }
            : { name: name.replaceAll('.', '[.]'), newName: newName ?? name };
        const all = Object.entries({ ...fields, newTag, digest });
        return Object.fromEntries(all.flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
    });
    const first = listAt(root, 'images').length;
    addToList(work, root, 'images', values);
    for (const [index, value] of values.entries()) {
        for (const [key, to] of Object.entries(value)) {
            const field = kustomization_FIELDS[key];
            const path = ['images', first + index, key];
            work.record({
                field,
                object,
                container: null,
                path,
                offset: offsetOf(root, 'images'),
                from: null,
                to,
                edited: root,
                inside: 3
            });
        }
    }
    return entries.map(({ image, from }) => ({ image, from, to: (0,image_request/* rewrite */.v8)(image, from) ?? from }));
}
function addPatches(work, root, patches) {
    const indentation = indentationOf(work.text, root);
    const first = listAt(root, 'patches').length;
    const values = [...patches].map(({ target, body }) => {
        const patch = blockText(body, { step: 2, dash: indentation.dash });
        return target === null ? { patch } : { target, patch };
    });
    addToList(work, root, 'patches', values);
    return [...patches].flatMap(({ object, fields, target, body }, index) => {
        const place = { path: ['patches', first + index, 'patch'], inBody: [], inside: 3 };
        const graft = { work, object: { ...object, document: objectOf(root, object.document).document }, fields };
        recordNew(graft, body, place, offsetOf(root, 'patches'), root);
        if (target !== null) {
            const at = { path: ['patches', first + index, 'target'], inBody: ['target'], inside: 3 };
            recordNew(graft, target, at, offsetOf(root, 'patches'), root);
        }
        return [];
    });
}
function addToList(work, root, key, values) {
    if (values.length === 0)
        return;
    const entry = (0,yaml_node/* lookup */.$I)(root, key)?.entry;
    const list = (0,yaml_node/* asSequence */.GO)(entry?.value);
    if (list !== undefined)
        work.editor.addItems(list, values);
    else if (entry === undefined)
        work.editor.addEntry(root, key, values);
    else if ((0,yaml_node/* asScalar */.T7)(entry.value)?.value === null)
        work.editor.fill(root, entry, values);
    else {
        work.refuse('unclear', entry.start, `${JSON.stringify(key)} should be a list.`, 'Write it as one, or remove it.');
    }
}
function offsetOf(root, key) {
    return ((0,yaml_node/* lookup */.$I)(root, key)?.entry ?? root.entries.at(-1) ?? root).start;
}

;// CONCATENATED MODULE: ./src/patch/values/parameters.ts



/** Brings `parameters: [{name, value}]` of an application's chart to what is asked for, where they name the image. */
function patchParameters(work, map, path, object, request) {
    const parameters = parametersOf(map, path);
    const set = (name, to, field) => {
        const found = parameters.get(name);
        if (found === undefined || to === null)
            return;
        work.set(found.scalar, to, {
            field,
            object,
            container: null,
            path: found.path,
            offset: found.scalar.start
        });
    };
    return [...parameters].flatMap(([name, { scalar }]) => {
        const [, stem = '', end] = /^(.*?)(?:\.?(repository|repo|name)|image)$/i.exec(name) ?? [];
        const isText = end === undefined && /image$/i.test(name);
        if (!isText && !(end !== undefined && /images?(?:\.\w+)?$/i.test(stem)))
            return [];
        const sibling = (part) => isText ? `${name}${part[0]?.toUpperCase()}${part.slice(1)}` : `${stem}.${part}`;
        const registry = isText ? '' : (parameters.get(sibling('registry'))?.scalar.value ?? '');
        const written = scalar.value ?? '';
        const from = registry === '' ? written : `${registry}/${written}`;
        const image = (0,image_request/* findImage */.F1)(request.images, from);
        const to = image && (0,image_request/* rewrite */.v8)(image, from);
        if (image === undefined || to === undefined)
            return [];
        const tag = [sibling('tag'), sibling('version')].find((each) => parameters.has(each));
        const { tag: ownTag, digest } = (0,image_reference/* splitReference */.mQ)(written);
        if (isText && (ownTag !== null || digest !== null || tag === undefined))
            set(name, to, 'image');
        else if (tag !== undefined)
            setParts(work, image, { name, registry, tag, digest: sibling('digest') }, parameters, set);
        else {
            noteTag(work, scalar, sibling('tag'));
            return [];
        }
        if (request.pullPolicy !== 'keep')
            set(sibling('pullPolicy'), request.pullPolicy, 'pullPolicy');
        const before = tag === undefined ? '' : (parameters.get(tag)?.scalar.value ?? '');
        return [{ image, from: before === '' ? from : `${from}:${before}`, to }];
    });
}
function setParts(work, image, names, parameters, set) {
    const hasDigest = parameters.has(names.digest);
    const whole = image.digest !== null && !hasDigest ? `${image.tag ?? 'latest'}@${image.digest}` : image.tag;
    if (image.newName !== null && names.registry === '')
        set(names.name, image.newName, 'name');
    else if (image.newName !== null && image.newName.startsWith(`${names.registry}/`)) {
        set(names.name, image.newName.slice(names.registry.length + 1), 'name');
    }
    else if (image.newName !== null) {
        const offset = parameters.get(names.name)?.scalar.start ?? 0;
        const message = `${JSON.stringify(image.newName)} does not lie in the registry of these parameters.`;
        work.refuse('unclear', offset, message, 'Change the registry by hand, then run again.');
    }
    set(names.tag, whole, 'tag');
    if (hasDigest)
        set(names.digest, image.digest ?? '', 'digest');
}
function noteTag(work, scalar, tag) {
    const message = `These parameters name the image and have no ${JSON.stringify(tag)}.`;
    work.note('no-place', 'warning', scalar.start, message, 'Add it with any value; Repull keeps it from then on.');
}
function parametersOf(map, path) {
    const items = (0,yaml_node/* asSequence */.GO)((0,yaml_node/* lookup */.$I)(map, 'parameters')?.entry.value)?.items ?? [];
    return new Map(items.flatMap((item, index) => {
        const parameter = (0,yaml_node/* asMapping */.dw)(item);
        const name = (0,yaml_node/* textAt */.$6)(parameter, 'name');
        const scalar = parameter && (0,yaml_node/* asScalar */.T7)((0,yaml_node/* lookup */.$I)(parameter, 'value')?.entry.value);
        if (name === undefined || scalar === undefined)
            return [];
        return [[name, { scalar, path: [...path, 'parameters', index, 'value'] }]];
    }));
}

;// CONCATENATED MODULE: ./src/patch/values/around.ts


/**
 * The pull policy, the pull secrets and the annotations of an image that was found in values. What the chart's own
 * values get in the same run, an override that does not say it need not say.
 */
function setAround(place, top, to, request, isDefaultPatched) {
    const isInherited = isDefaultPatched && place.level.own(place.name) === undefined;
    if (request.pullPolicy !== 'keep')
        around_setPolicy(place, top, request.pullPolicy, isInherited);
    const registry = (0,image_reference/* registryOf */.Fv)((0,image_reference/* parseReference */.F2)(to)?.repository ?? '');
    const secrets = request.pullSecrets.filter((secret) => secret.registry === null || secret.registry === registry);
    const names = [...new Set(secrets.map(({ name }) => name))];
    if (names.length > 0)
        around_addSecrets(place, top, names, isInherited);
    if (request.annotations.length > 0)
        around_setAnnotations(place, top, request, isInherited);
}
/** Where values keep the pull policy of an image: beside it, around it, or for all. */
function policySpot({ level, parent, key, isMap }, top, isInherited) {
    const around = isMap ? parent : level;
    const stem = key.replace(/image(?:repository|repo|name)?$/i, '');
    const [image, besides] = [stem === '' ? 'image' : `${stem}Image`, ['imagePullPolicy', 'pullPolicy']];
    const spots = [
        [isMap ? level : undefined, ['pullPolicy', 'imagePullPolicy']],
        [around, [`${image}PullPolicy`, ...(stem === '' ? [] : [`${stem}PullPolicy`]), ...besides]],
        [isMap ? undefined : parent, besides],
        [top.below('global'), ['imagePullPolicy']],
        [top.below('global')?.below('image'), ['pullPolicy']]
    ];
    for (const [at, keys] of spots) {
        const found = at && keys.find((each) => (isInherited ? at.own(each) !== undefined : at.has(each)));
        if (at !== undefined && found !== undefined)
            return { at, key: found };
    }
    return undefined;
}
function around_setPolicy(place, top, policy, isInherited) {
    const { level, key, isMap, name, tag, digest } = place;
    const spot = policySpot(place, top, isInherited);
    if (spot !== undefined)
        return spot.at.set(spot.key, policy, 'pullPolicy', [tag, name]);
    if (isInherited)
        return;
    if (isMap)
        return level.set('pullPolicy', policy, 'pullPolicy', [digest, tag, name]);
    if (place.isContainer)
        return level.set('imagePullPolicy', policy, 'pullPolicy', [name]);
    const offset = level.own(name)?.entry.start ?? level.map.start;
    level.work.note('no-place', 'notice', offset, `These values have no pull policy for ${JSON.stringify(key)}.`, 'If the chart reads one, write its key here once; Repull keeps it from then on.');
}
function around_addSecrets({ level, parent, isMap, name }, top, names, isInherited) {
    const around = isMap ? parent : level;
    const spots = [
        [isMap ? level : undefined, 'pullSecrets'],
        [isMap ? level : undefined, 'imagePullSecrets'],
        [around, 'imagePullSecrets'],
        [around, 'pullSecrets'],
        [top, 'imagePullSecrets'],
        [top.below('global'), 'imagePullSecrets']
    ];
    const isThere = (at, key) => at !== undefined && (at.own(key) !== undefined || (!isInherited && at.hasDefault(key)));
    const spot = spots.find(([each, name]) => isThere(each, name));
    if (spot === undefined && isInherited)
        return;
    const [at = top, key] = spot ?? [top, 'imagePullSecrets'];
    const found = at.own(key);
    const value = (0,yaml_node/* resolve */.hd)(found?.entry.value);
    const text = (0,yaml_node/* asScalar */.T7)(value)?.value;
    if (value?.type === 'mapping' || (text !== undefined && text !== null && text !== '')) {
        const message = `${JSON.stringify(key)} is no list, so ${names.join(', ')} was not added.`;
        at.work.note('no-place', 'warning', found?.entry.start ?? 0, message, 'Write it as a list, or add the secret by hand.');
        return;
    }
    // An override of a list takes the chart's own items away, so they are written too.
    const inherited = found === undefined ? at.defaults && (0,yaml_node/* asSequence */.GO)((0,yaml_node/* lookup */.$I)(at.defaults, key)?.entry.value) : undefined;
    const items = ((0,yaml_node/* asSequence */.GO)(value) ?? inherited)?.items ?? [];
    const nameOf = (item) => (0,yaml_node/* asScalar */.T7)(item)?.value ?? (0,yaml_node/* textAt */.$6)((0,yaml_node/* asMapping */.dw)(item), 'name');
    const isText = items.length > 0 ? (0,yaml_node/* asScalar */.T7)(items[0]) !== undefined : key === 'pullSecrets';
    const present = items.map(nameOf);
    const wanted = names.filter((each) => !present.includes(each));
    const added = [...(inherited === undefined ? [] : present.flatMap((each) => each ?? [])), ...wanted].filter((each) => at.work.firstTime(found?.entry.value ?? at.map, `${key}/${each}`));
    if (wanted.length === 0 || added.length === 0)
        return;
    const values = added.map((each) => (isText ? each : { name: each }));
    const list = (0,yaml_node/* asSequence */.GO)(value);
    if (list !== undefined)
        at.work.editor.addItems(list, values);
    else
        at.setList(key, values);
    const first = list === undefined ? 0 : items.length;
    for (const [index, to] of added.entries()) {
        const path = [...at.path, key, first + index, ...(isText ? [] : ['name'])];
        const offset = found?.entry.start ?? level.own(name)?.entry.start ?? level.map.start;
        const edited = list ?? at.map;
        const inside = path.length - (list === undefined ? at.path.length : at.path.length + 1);
        at.work.record({
            field: 'pullSecret',
            object: at.object,
            container: null,
            path,
            offset,
            from: null,
            to,
            edited,
            inside
        });
    }
}
function around_setAnnotations({ level, parent, isMap, name }, top, request, isInherited) {
    const around = isMap ? parent : level;
    const at = [around, top].find((each) => each !== undefined && (each.own('podAnnotations') ?? false));
    const found = at?.own('podAnnotations');
    const value = (0,yaml_node/* resolve */.hd)(found?.entry.value);
    if (found === undefined && isInherited)
        return;
    if (at === undefined || found === undefined || value?.type === 'sequence' || (0,yaml_node/* asScalar */.T7)(value)?.value) {
        if (!top.work.firstTime(top.map, 'told podAnnotations'))
            return;
        const offset = level.own(name)?.entry.start ?? level.map.start;
        const message = 'These values have no podAnnotations, so no annotation was set.';
        level.work.note('no-place', 'notice', offset, message, 'If the chart reads them, write "podAnnotations: {}" here once.');
        return;
    }
    const below = at.below('podAnnotations');
    for (const { key, value: text } of request.annotations) {
        if (below !== undefined)
            below.set(key, text, 'annotation');
        else if (at.work.firstTime(found.entry.value, key)) {
            const path = [...at.path, 'podAnnotations', key];
            at.work.together(found.entry.value, '', { [key]: text }, (whole) => at.work.editor.fill(at.map, found.entry, whole));
            const inside = path.length - at.path.length;
            at.work.record({
                field: 'annotation',
                object: at.object,
                container: null,
                path,
                offset: found.entry.start,
                from: null,
                to: text,
                edited: at.map,
                inside
            });
        }
    }
}

;// CONCATENATED MODULE: ./src/patch/values/level.ts

/** A mapping of Helm values, and what the chart itself has at the same place. */
class Level {
    work;
    map;
    path;
    object;
    defaults;
    constructor(work, map, path, object, defaults) {
        this.work = work;
        this.map = map;
        this.path = path;
        this.object = object;
        this.defaults = defaults;
    }
    below(key) {
        const map = (0,yaml_node/* asMapping */.dw)((0,yaml_node/* lookup */.$I)(this.map, key)?.entry.value);
        return map && new Level(this.work, map, [...this.path, key], this.object, this.#defaultsOf(key));
    }
    own(key) {
        return (0,yaml_node/* lookup */.$I)(this.map, key);
    }
    /** Its own text, or else the chart's. */
    text(key) {
        const found = this.own(key);
        if (found !== undefined)
            return (0,yaml_node/* asScalar */.T7)(found.entry.value)?.value ?? undefined;
        return (0,yaml_node/* textAt */.$6)(this.defaults, key);
    }
    /** True where the values, or the chart's own, have the key with a text, null or nothing. */
    has(key) {
        const found = this.own(key) ?? (this.defaults && (0,yaml_node/* lookup */.$I)(this.defaults, key));
        return found !== undefined && (0,yaml_node/* asScalar */.T7)(found.entry.value) !== undefined;
    }
    hasDefault(key) {
        return this.defaults !== undefined && (0,yaml_node/* lookup */.$I)(this.defaults, key) !== undefined;
    }
    /** Sets a text, or adds it behind the first of `after` that is there. */
    set(key, value, field, after = []) {
        const { work, map, object } = this;
        const record = { field, object, container: null, path: [...this.path, key] };
        const found = this.own(key);
        if (found === undefined) {
            const near = after.flatMap((name) => (name === undefined ? [] : (this.own(name)?.entry ?? []))).at(0);
            if (!work.firstTime(map, key))
                return;
            const isOurs = near !== undefined && map.entries.includes(near);
            work.editor.addEntry(map, key, value, isOurs ? { entry: near, side: 'after' } : undefined);
            const offset = near?.start ?? map.start;
            return work.record({ ...record, offset, from: null, to: value, edited: map, inside: 1 });
        }
        work.refuseTwins(found.twins.length > 0 ? [...found.twins, found.entry] : [], null);
        work.refuseBare(found.entry);
        const scalar = (0,yaml_node/* asScalar */.T7)(found.entry.value);
        if (scalar !== undefined)
            return work.set(scalar, value, { ...record, offset: found.entry.start });
        const name = JSON.stringify(key);
        work.refuse('unclear', found.entry.start, `${name} should be text, and is a list or a mapping.`, 'Write it as text.');
    }
    /** Adds a list, or gives one to a key without a value. */
    setList(key, values) {
        const found = this.own(key);
        if (found === undefined)
            this.work.editor.addEntry(this.map, key, values);
        else
            this.work.editor.fill(found.holder, found.entry, values);
    }
    #defaultsOf(key) {
        return this.defaults && (0,yaml_node/* asMapping */.dw)((0,yaml_node/* lookup */.$I)(this.defaults, key)?.entry.value);
    }
}

;// CONCATENATED MODULE: ./src/patch/values/place.ts


const NAMES = ['repository', 'repo', 'name'];
const ORGANISATIONS = ['organization', 'organisation', 'org'];
const DIGESTS = ['digest', 'sha', 'sha256', 'imageDigest'];
/** Every place of values where an image may be, from the outside in. */
function* placesOf(level, key = '', parent) {
    const place = key === '' ? undefined : mapPlace(level, key, parent);
    if (place !== undefined)
        yield place;
    for (const entry of level.map.entries) {
        const { name } = entry;
        if (name === null || (0,yaml_node/* isMerge */.F5)(entry))
            continue;
        const value = (0,yaml_node/* resolve */.hd)(entry.value);
        if (value?.type === 'scalar') {
            const flat = textPlace(level, name, parent);
            if (flat !== undefined)
                yield flat;
            continue;
        }
        const below = level.below(name);
        if (below !== undefined)
            yield* placesOf(below, name, level);
        for (const [index, item] of ((0,yaml_node/* asSequence */.GO)(value)?.items ?? []).entries()) {
            const map = (0,yaml_node/* asMapping */.dw)(item);
            if (map === undefined)
                continue;
            const inner = new Level(level.work, map, [...level.path, name, index], level.object, undefined);
            yield* placesOf(inner, `${name}[]`, level);
        }
    }
}
/** `image: {repository, tag}`, and mappings of other names that have both. */
function mapPlace(level, key, parent) {
    const isImage = /images?$/i.test(key);
    const name = NAMES.find((each) => (each !== 'name' || isImage) && level.text(each) !== undefined);
    if (name === undefined)
        return undefined;
    const tag = ['tag', 'version'].find((each) => level.has(each)) ?? 'tag';
    const isWhole = isImage || level.has('tag');
    const digest = DIGESTS.find((each) => level.has(each));
    // An override that says nothing about the image itself.
    const isEmpty = [name, tag, digest].every((each) => each === undefined || level.own(each) === undefined);
    if (!isWhole || isEmpty)
        return undefined;
    const registry = level.has('registry') ? 'registry' : undefined;
    const organisation = ORGANISATIONS.find((each) => level.text(each) !== undefined);
    return { level, parent, key, isMap: true, registry, organisation, name, tag, digest, isContainer: false };
}
/** `image: repo:tag`, `image: repo` with `imageTag`, `imageRepository` with `imageTag`. */
function textPlace(level, key, parent) {
    const [, stem = '', end] = /^(.*?)(image|imageRepository|imageRepo|imageName)$/i.exec(key) ?? [];
    if (end === undefined)
        return undefined;
    const image = stem === '' ? 'image' : `${stem}Image`;
    const has = (names) => names.find((each) => level.has(each));
    const alone = stem === '' ? ['tag', 'version'] : [];
    const tag = has([`${key}Tag`, `${image}Tag`, `${key}Version`, `${image}Version`, `${stem}Tag`, ...alone]);
    if (tag === undefined && end.toLowerCase() !== 'image')
        return undefined;
    const digest = has([`${key}Digest`, `${image}Digest`]);
    const isContainer = /containers\[\]$/i.test(String(level.path.at(-2) ?? '') + '[]') && typeof level.path.at(-1) === 'number';
    return {
        level,
        parent,
        key,
        isMap: false,
        registry: undefined,
        organisation: undefined,
        name: key,
        tag: tag ?? '',
        digest,
        isContainer
    };
}
/** The scalars that decide about a place's image. */
function scalarsOf({ level, name, tag, digest, registry }) {
    const keys = [name, tag, digest, registry].filter((key) => key !== undefined);
    return keys.flatMap((key) => (0,yaml_node/* asScalar */.T7)((0,yaml_node/* lookup */.$I)(level.map, key)?.entry.value) ?? []);
}

;// CONCATENATED MODULE: ./src/patch/values/values.ts






/**
 * Brings the images of Helm values to what is asked for. `path`: where `root` stands in its document; `defaults`: the
 * chart's own values, for what `root` leaves out. Raises errors that refuse the file.
 */
function patchValues(work, root, path, object, request, defaults) {
    const top = new Level(work, root, path, object, defaults?.root);
    const others = [];
    const matches = [...placesOf(top)].flatMap((place) => {
        const from = candidates(place, top).find((name) => (0,image_request/* findImage */.F1)(request.images, name) !== undefined);
        const image = from === undefined ? undefined : (0,image_request/* findImage */.F1)(request.images, from);
        if (from === undefined || image === undefined) {
            others.push(place);
            return [];
        }
        const match = setImage(place, top, image, from);
        if (match !== undefined)
            setAround(place, top, match.to, request, defaults?.isPatched === true);
        return match === undefined ? [] : [match];
    });
    refuseShared(work, others);
    return matches;
}
/** The names that a chart may make of a place's parts, without tag and digest. */
function candidates(place, top) {
    const { level, registry, organisation, name } = place;
    const parts = [organisation === undefined ? '' : level.text(organisation), level.text(name)];
    const base = parts.filter((part) => part).join('/');
    const [own, global] = [registry === undefined ? '' : level.text(registry), globalRegistry(top)];
    // Bitnami's charts let the global registry win; others take it where there is no other.
    const names = [own ? `${own}/${base}` : base, global ? `${global}/${base}` : ''];
    return names.flatMap((each) => (each === '' ? [] : [(0,image_reference/* splitReference */.mQ)(each).name]));
}
function globalRegistry({ map, defaults }) {
    const read = (from) => {
        const global = (0,yaml_node/* asMapping */.dw)(from && (0,yaml_node/* lookup */.$I)(from, 'global')?.entry.value);
        return ((0,yaml_node/* textAt */.$6)(global, 'imageRegistry') ??
            (0,yaml_node/* textAt */.$6)((0,yaml_node/* asMapping */.dw)(global && (0,yaml_node/* lookup */.$I)(global, 'image')?.entry.value), 'registry'));
    };
    return read(map) ?? read(defaults) ?? '';
}
/** Undefined where the image is left alone. */
function setImage(place, top, image, from) {
    const { level, name, isMap } = place;
    const { work } = level;
    const written = level.text(name) ?? '';
    const own = (0,image_reference/* splitReference */.mQ)(written);
    const [tag, digest] = [
        level.text(place.tag) ?? '',
        place.digest === undefined ? '' : (level.text(place.digest) ?? '')
    ];
    if ([written, tag, digest].some((text) => /\$[({]|\{\{/.test(text))) {
        const offset = (level.own(place.tag) ?? level.own(name))?.entry.start ?? level.map.start;
        const message = `${JSON.stringify(/\$[({]|\{\{/.test(tag) ? tag : written)} holds a variable and was left alone.`;
        work.note('variable', 'notice', offset, message, 'Whatever fills it in decides about the tag; write a tag there if Repull is to do it.');
        return undefined;
    }
    const isTagged = own.tag !== null || own.digest !== null;
    const to = (0,image_request/* rewrite */.v8)(image, from) ?? from;
    const before = `${from}${tag ? `:${tag}` : own.tag ? `:${own.tag}` : ''}${digest ? `@${digestText(digest)}` : ''}`;
    if (!isMap && (place.tag === '' || isTagged)) {
        level.set(name, (0,image_request/* rewrite */.v8)(image, written) ?? to, 'image');
        return { image, from: written, to };
    }
    if (image.newName !== null && (0,image_reference/* parseReference */.F2)(from)?.repository !== image.newRepository)
        setName(place, top, image.newName);
    setTag(place, image);
    return { image, from: before, to };
}
function digestText(digest) {
    return /^[0-9a-f]{64}$/.test(digest) ? `sha256:${digest}` : digest;
}
/** The new name, over the keys that there are. */
function setName(place, top, newName) {
    const { level, registry, organisation, name } = place;
    const global = globalRegistry(top);
    let rest = newName;
    if (registry !== undefined) {
        const domain = (0,image_reference/* registryOf */.Fv)((0,image_reference/* parseReference */.F2)(newName)?.repository ?? '');
        const isSpelled = newName.startsWith(`${domain}/`);
        rest = isSpelled ? newName.slice(domain.length + 1) : newName;
        level.set(registry, domain, 'name', [name]);
    }
    else if (global !== '' && newName.startsWith(`${global}/`))
        rest = newName.slice(global.length + 1);
    if (organisation !== undefined) {
        const slash = rest.lastIndexOf('/');
        level.set(organisation, slash < 0 ? '' : rest.slice(0, slash), 'name', [name]);
        rest = rest.slice(slash + 1);
    }
    level.set(name, rest, 'name');
}
function setTag(place, image) {
    const { level, name, tag: key, digest } = place;
    const current = level.text(key) ?? '';
    const isHex = digest !== undefined && digest.startsWith('sha');
    const after = [key, name];
    if (image.tag !== null) {
        const whole = image.digest !== null && digest === undefined ? `${image.tag}@${image.digest}` : image.tag;
        level.set(key, withoutAffixes(level, whole), 'tag', [name]);
    }
    else if (digest === undefined && image.digest !== null) {
        // Nowhere else to go than behind the tag, as charts join them with a colon.
        level.set(key, `${splitTag(current) || 'latest'}@${image.digest}`, 'tag', [name]);
    }
    if (digest === undefined)
        return;
    const wanted = image.digest === null ? '' : isHex ? image.digest.replace('sha256:', '') : image.digest;
    // An override cannot take away what the chart says: an empty text does.
    const isStale = (level.text(digest) ?? '') !== wanted;
    if (isStale)
        level.set(digest, wanted, 'digest', after);
}
function splitTag(tag) {
    return tag.split('@')[0] ?? '';
}
/** What is left for the tag's own key where a chart puts something before or behind it; what does not fit is emptied. */
function withoutAffixes(level, tag) {
    let rest = tag;
    for (const key of ['tagPrefix', 'tagSuffix']) {
        const affix = level.text(key) ?? '';
        if (affix === '')
            continue;
        const isPrefix = key === 'tagPrefix';
        const fits = rest.length > affix.length && (isPrefix ? rest.startsWith(affix) : rest.endsWith(affix));
        if (fits)
            rest = isPrefix ? rest.slice(affix.length) : rest.slice(0, -affix.length);
        else
            level.set(key, '', 'tag', ['tag']);
    }
    return rest;
}
/** Refuses an edit that another image follows through an alias. */
function refuseShared(work, others) {
    const edited = new Map(work.drafts.map((draft) => [draft.edited, draft]));
    for (const place of others) {
        for (const scalar of scalarsOf(place)) {
            const draft = edited.get(scalar);
            if (draft === undefined)
                continue;
            const offset = place.level.own(place.tag)?.entry.start ?? place.level.map.start;
            const lines = `lines ${work.place(draft.offset).line} and ${work.place(offset).line}`;
            work.refuse('shared-anchor', draft.offset, `Two images share one anchor (${lines}), and only the first is to change.`, 'Write the value out in one of them instead of using the alias.', [offset]);
        }
    }
}

;// CONCATENATED MODULE: ./src/patch/values/argo.ts









/** True for an object, or a file beside an application, in which Argo CD keeps images. */
function isArgo(file, root) {
    const { group, kind } = objectOf(root, 0);
    if (group === 'argoproj.io' && /^Application(?:Set)?$/.test(kind))
        return true;
    return kind === '' && /(?:^|\/)\.argocd-source[^/]*\.ya?ml$/.test(file);
}
/** Brings the images in every `kustomize` and `helm` of an application's sources to what is asked for. */
function patchArgo(work, root, document, request) {
    const object = objectOf(root, document);
    return [...sourcesOf(root, [])].flatMap(({ key, map, path }) => key === 'kustomize'
        ? patchImages(work, map, path, object, request)
        : patchHelm(work, map, path, object, request));
}
/** They can stand in many places: a source, several, a hydrator's, an operation's, the templates of a generator. */
function* sourcesOf(node, path) {
    const value = node.type === 'alias' ? undefined : (0,yaml_node/* resolve */.hd)(node);
    for (const [index, item] of ((0,yaml_node/* asSequence */.GO)(value)?.items ?? []).entries())
        yield* sourcesOf(item, [...path, index]);
    for (const entry of value?.type === 'mapping' ? value.entries : []) {
        const { name } = entry;
        const map = (0,yaml_node/* asMapping */.dw)(entry.value);
        if (name === null || (0,yaml_node/* isMerge */.F5)(entry) || name === 'status' || name === 'metadata')
            continue;
        if ((name === 'kustomize' || name === 'helm') && map !== undefined) {
            yield { key: name, map, path: [...path, name] };
        }
        else
            yield* sourcesOf(entry.value, [...path, name]);
    }
}
/** Texts as `kustomize edit set image` takes them: `name=newname:tag`, `name:tag`, `name@digest`. */
function patchImages(work, map, path, object, request) {
    const items = (0,yaml_node/* asSequence */.GO)((0,yaml_node/* lookup */.$I)(map, 'images')?.entry.value)?.items ?? [];
    return items.flatMap((item, index) => {
        const scalar = (0,yaml_node/* asScalar */.T7)(item);
        const text = scalar?.value?.trim() ?? '';
        const equals = text.indexOf('=');
        const [name, reference] = [text.slice(0, Math.max(equals, 0)), text.slice(equals + 1)];
        const image = (0,image_request/* findImage */.F1)(request.images, reference);
        const to = image && (0,image_request/* rewrite */.v8)(image, reference);
        if (scalar === undefined || image === undefined || to === undefined)
            return [];
        // Without a name of its own, the entry is about the old name.
        const old = equals < 0 && image.newName !== null ? image.name : name;
        const offset = scalar.start;
        const record = {
            field: 'image',
            object,
            container: null,
            path: [...path, 'images', index],
            offset
        };
        work.set(scalar, old === '' ? to : `${old}=${to}`, record);
        return [{ image, from: reference, to }];
    });
}
function patchHelm(work, map, path, object, request) {
    const values = (0,yaml_node/* asMapping */.dw)((0,yaml_node/* lookup */.$I)(map, 'valuesObject')?.entry.value);
    return [
        ...patchParameters(work, map, path, object, request),
        ...(values === undefined ? [] : patchValues(work, values, [...path, 'valuesObject'], object, request)),
        ...patchText(work, map, [...path, 'values'], object, request)
    ];
}
/** Values as a text of YAML. */
function patchText(work, map, path, object, request) {
    const scalar = (0,yaml_node/* asScalar */.T7)((0,yaml_node/* lookup */.$I)(map, 'values')?.entry.value);
    if (scalar === undefined || !mentions(scalar, request.images))
        return [];
    const inner = embedded_embed(work.text, scalar);
    const documents = inner && (0,parse/* parseChunk */.d)(inner.text, { start: 0, end: inner.text.length, index: object.document });
    const [document] = Array.isArray(documents) && documents.length === 1 ? documents : [];
    const root = (0,yaml_node/* asMapping */.dw)(document?.root);
    if (inner === undefined || root === undefined) {
        noteUnreadable(work, scalar, path);
        return [];
    }
    const part = work.inside(inner, root);
    const matches = patchValues(part, root, [], object, request);
    for (const draft of aliasDrafts(part))
        part.drafts.push(draft);
    work.adopt(part, inner, path, scalar);
    return matches;
}

;// CONCATENATED MODULE: ./src/patch/values/file.ts


/** Files that have keys named `image` and are neither Kubernetes' nor Helm's. */
const file_OTHERS = /(?:^|\/)(?:Chart\.(?:yaml|lock)|requirements\.(?:yaml|lock)|(?:docker-)?compose[^/]*\.ya?ml|skaffold[^/]*\.ya?ml|\.gitlab-ci\.yml|[^/]*lock[^/]*|package[^/]*\.json)$|(?:^|\/)\.(?:github|circleci|woodpecker)\//;
/** True for the name of a file that holds Helm values. */
function isValuesFile(path) {
    return /values[^/]*\.ya?ml$/i.test(external_node_path_.posix.basename(path));
}
/** True for a document that is Helm values: by the file's name, by its place in a chart, or because the user says so. */
function isValues(file, root, { named, inChart }) {
    if (file_OTHERS.test(file) || ((0,yaml_node/* lookup */.$I)(root, 'apiVersion') !== undefined && (0,yaml_node/* lookup */.$I)(root, 'kind') !== undefined)) {
        return false;
    }
    return isValuesFile(file) || inChart || (named && !looksLikeOther(root));
}
/** A compose file under another name, a workflow, a pipeline. */
function looksLikeOther(map) {
    return ['services', 'jobs', 'on', 'stages', 'steps', 'pipeline', 'openapi', 'swagger'].some((key) => (0,yaml_node/* lookup */.$I)(map, key) !== undefined);
}

;// CONCATENATED MODULE: ./src/patch/values/objects.ts





/** What Flux's objects say about images: the values of a release, and lists of kustomize's entries. */
function patchFlux(work, root, document, request) {
    const object = objectOf(root, document);
    const entries = (spec) => [...(0,fields_path/* follow */.e6)(root, spec.split('/'))].flatMap(({ node, path }) => patchImageEntries(work, node, path, object, request));
    if (isKind(object, 'helm.toolkit.fluxcd.io', 'HelmRelease')) {
        return [
            ...valuesAt(work, root, 'spec/values', object, request),
            ...entries('spec/postRenderers[]/kustomize/images')
        ];
    }
    return isKind(object, 'kustomize.toolkit.fluxcd.io', 'Kustomization') ? entries('spec/images') : [];
}
/** The values that a kustomization gives to its charts. */
function patchInlineValues(work, root, document, request) {
    return valuesAt(work, root, 'helmCharts[]/valuesInline', objectOf(root, document), request);
}
function valuesAt(work, root, spec, object, request) {
    return [...(0,fields_path/* follow */.e6)(root, spec.split('/'))].flatMap(({ node, path }) => {
        const values = (0,yaml_node/* asMapping */.dw)(node);
        return values === undefined ? [] : patchValues(work, values, path, object, request);
    });
}
function isKind({ group, kind }, wanted, name) {
    return group === wanted && kind === name;
}

;// CONCATENATED MODULE: ./src/patch/document.ts









/** Brings one document to what is asked for, by what it is. Raises errors that refuse the file. */
function patchDocument(work, document, request, surroundings) {
    // Templates make objects; what else they may be is not known before they are filled in.
    const isObjects = surroundings.template !== null;
    const own = isObjects ? [] : [...patchOwn(work, document, request, surroundings)];
    const matches = patchManifest(work, document, request, surroundings.told.targets);
    refuseEncrypted(work);
    work.drafts.push(...aliasDrafts(work));
    return [...own, ...matches];
}
/** What documents keep apart from the containers of objects. */
function* patchOwn(work, document, request, { told, context }) {
    const { file, root } = work;
    if (root.type !== 'mapping')
        return;
    if (isKustomization(file, root)) {
        yield* patchKustomization(work, root, document, request, told);
        yield* patchInlineValues(work, root, document, request);
    }
    else if (isArgo(file, root))
        yield* patchArgo(work, root, document, request);
    else if (isValues(file, root, context)) {
        yield* patchValues(work, root, [], objectOf(root, document), request, context.defaults);
    }
    else
        yield* patchFlux(work, root, document, request);
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __nccwpck_require__(4573);
;// CONCATENATED MODULE: ./src/patch/text.ts


/** What every file that names one of the images has in it: names are lower case, and so can be spelled in one way alone. */
function needlesFor(images) {
    const names = images
        .flatMap(({ name, newName }) => (newName === null ? [name] : [name, newName]))
        .map((name) => pathOf(name));
    return {
        names: names.map(needle),
        parts: [...new Set(names.map((name) => name.split('/').at(-1) ?? name))].map(needle)
    };
}
function needle(text) {
    return { bytes: Buffer.from(text), spelled: spelled(text) };
}
/** What every spelling of a name has: `acme/shop` of `docker.io/acme/shop`, `nginx` of `library/nginx`. */
function pathOf(name) {
    const repository = (0,image_reference/* normaliseName */.GX)(name);
    if (repository === undefined)
        return name;
    return repository.replace(/^docker\.io\/library\/|^[^/]*\//, '');
}
/** False only if no scalar of the file can name one of the images. */
function mayName(bytes, { names }) {
    return hasOne(bytes, names);
}
/** False only if the file does not even hold the last part of a name: then it names none. */
function mayNamePart(bytes, { parts }) {
    return hasOne(bytes, parts);
}
/** True for what may write the parts of a name apart, besides files of values. */
function writesParts(bytes) {
    return APART.some((text) => bytes.includes(text));
}
const APART = ['HelmRelease', 'helmCharts', 'argoproj.io', 'parameters:'].map((text) => Buffer.from(text));
function hasOne(bytes, needles) {
    if (needles.some((needle) => bytes.includes(needle.bytes)))
        return true;
    if (!hasEscapes(bytes))
        return false;
    const text = bytes.toString();
    return needles.some((needle) => needle.spelled.test(text));
}
function hasEscapes(bytes) {
    for (let at = bytes.indexOf(BACKSLASH); at >= 0; at = bytes.indexOf(BACKSLASH, at + 2)) {
        const next = bytes[at + 1];
        if (next !== undefined && ESCAPES.has(next))
            return true;
    }
    return false;
}
const BACKSLASH = 0x5c;
const ESCAPES = new Set(Buffer.from('xuU/\r\n'));
// A double-quoted scalar may spell `a` as `\x61`, `\u0061` or `\U00000061`, may have a backslash before some other
// characters, and may be broken after a backslash anywhere (YAML 1.2.2, 5.7 and 7.3.1).
function spelled(part) {
    const characters = Array.from(part, (character) => {
        const short = hex(character.charCodeAt(0), 2);
        const units = character.split('').map((unit) => String.raw `\\u${hex(unit.charCodeAt(0), 4)}`);
        const long = hex(character.codePointAt(0) ?? 0, 8);
        const itself = character.replace(/[\^$\\.*+?()[\]{}|/]/, String.raw `\$&`);
        return String.raw `(?:\\?${itself}|\\x${short}|${units.join('')}|\\U${long})`;
    });
    return new RegExp(characters.join(String.raw `(?:\\(?:\r\n?|\n)[ \t]*)*`));
}
function hex(code, length) {
    return code
        .toString(16)
        .padStart(length, '0')
        .replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}
/** The text of a file, its byte order mark included; or why it is none that we can rewrite byte for byte. */
function decode(bytes) {
    if (bytes[0] === 0xff && bytes[1] === 0xfe)
        return { reason: 'it is UTF-16' };
    if (bytes[0] === 0xfe && bytes[1] === 0xff)
        return { reason: 'it is UTF-16' };
    if (bytes.includes(0))
        return { reason: 'it has NUL bytes in it (UTF-16, or no text)' };
    if (!(0,external_node_buffer_.isUtf8)(bytes))
        return { reason: 'it is not valid UTF-8' };
    return { text: bytes.toString('utf8') };
}
/** What UTF-16 leaves of plain letters, so that a file in it can still be told to name an image. */
function withoutNul(bytes) {
    return Buffer.from(bytes.filter((byte) => byte !== 0));
}

;// CONCATENATED MODULE: ./src/patch/documents.ts

/** The documents of a text that can be read. */
function documentsOf(text) {
    return (0,parse/* splitDocuments */.Z)(text).flatMap((chunk) => {
        const documents = (0,parse/* parseChunk */.d)(text, chunk);
        return Array.isArray(documents) ? documents : [];
    });
}

;// CONCATENATED MODULE: ./src/patch/kustomize/pattern.ts
const compiled = new Map();
/**
 * Whether a text is wholly matched by a Go regular expression and `tail`, which is one of ours. Go's run in linear time
 * and these do not; so one with more than names, alternatives and a few `.*` is compared letter for letter.
 */
function matchesPattern(pattern, text, tail = '') {
    const key = `${pattern}\n${tail}`;
    if (!compiled.has(key))
        compiled.set(key, compile(pattern, tail));
    const expression = compiled.get(key);
    if (expression === undefined)
        return text === pattern;
    return text.length <= 1000 && expression.test(text);
}
function compile(pattern, tail) {
    const isPlain = /^(?:[\w\-/:@~|^$]|\\[.\-/]|\[\.\]|\.(?!\?)[*+]?|\((?:\?:)?|\)(?![*+?{]))*$/.test(pattern);
    if (!isPlain || pattern.length > 500 || (pattern.match(/\.[*+]/g)?.length ?? 0) > 3)
        return undefined;
    try {
        return new RegExp(`^(?:${pattern})${tail}$`);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./src/patch/kustomize/tree.ts

const origins = new WeakMap();
function originOf(node) {
    return origins.get(node);
}
const tree_places = new WeakMap();
/** The place of a node of a build; undefined for what was made without one. */
function placeOf(node) {
    const origin = origins.get(node);
    return (tree_places.get(node) ?? (origin && origin.file !== '' ? { file: origin.file, offset: node.start } : undefined));
}
/** A node that says what another one said. */
function writtenAt(node, writer) {
    const place = writer && placeOf(writer);
    if (place !== undefined)
        tree_places.set(node, place);
    return node;
}
const entries = new WeakMap();
/** The entries of `images` that made a node what it is, in their order. */
function entriesBehind(node) {
    return entries.get(node) ?? [];
}
/** A node that an entry of `images` made of another one. */
function renamedBy(node, before, entry) {
    entries.set(node, [...entriesBehind(before), entry]);
    return node;
}
/** Gives every node of a text inside a file its place in the file. */
function placeIn(node, toPlace) {
    tree_places.set(node, toPlace(node.start));
    if (node.type === 'mapping')
        for (const { value } of node.entries)
            placeIn(value, toPlace);
    if (node.type === 'sequence')
        for (const item of node.items)
            placeIn(item, toPlace);
}
const sources = new WeakMap();
/** A node that a replacement wrote, which remembers what it was read from. */
function replacedBy(node, source) {
    sources.set(node, origins.get(source) ?? 'made');
    return writtenAt(node, source);
}
/** Where a replacement read what it wrote here; undefined for what none wrote. */
function sourceOf(node) {
    return sources.get(node);
}
/** Deeper than YAML is read; an anchor may hold its own alias. */
const MAX_DEPTH = 200;
/** A copy of what a document says, with the place of each node. */
function unshare(node, origin) {
    const value = origin.path.length > MAX_DEPTH ? undefined : (0,yaml_node/* resolve */.hd)(node);
    const at = (part) => ({ ...origin, path: [...origin.path, part] });
    let copy;
    if (value?.type === 'mapping') {
        const entries = new Map();
        for (const map of (0,yaml_node/* withMerged */.Fi)(value)) {
            const own = new Map();
            for (const entry of map.entries)
                if (entry.name !== null && !(0,yaml_node/* isMerge */.F5)(entry))
                    own.set(entry.name, entry);
            for (const [name, entry] of own) {
                if (!entries.has(name))
                    entries.set(name, { ...entry, value: unshare(entry.value, at(name)) });
            }
        }
        copy = { ...value, entries: [...entries.values()] };
    }
    else if (value?.type === 'sequence') {
        copy = { ...value, items: value.items.map((item, index) => unshare(item, at(index))) };
    }
    else
        copy = value === undefined ? scalar(null) : { ...value };
    origins.set(copy, origin);
    return copy;
}
/** The same node with other content, which stands where it stood. */
function withEntries(map, entries) {
    return keepOrigin(map, { ...map, entries });
}
function withItems(list, items) {
    return keepOrigin(list, { ...list, items });
}
function keepOrigin(from, to) {
    const origin = origins.get(from);
    if (origin !== undefined)
        origins.set(to, origin);
    const place = tree_places.get(from);
    if (place !== undefined)
        tree_places.set(to, place);
    return to;
}
function entryOf(name, value) {
    return { key: scalar(name), name, value, start: value.start, afterColon: value.start };
}
function mappingOf(entries) {
    const list = Object.entries(entries).map(([name, value]) => entryOf(name, value));
    return { type: 'mapping', flow: false, entries: list, start: 0, end: 0, anchor: null };
}
function scalar(value) {
    return { type: 'scalar', style: 'plain', inFlow: false, value, start: 0, end: 0, anchor: null };
}
/** Every entry of a tree, each given what `change` makes of its value. */
function mapEntries(node, change) {
    if (node.type === 'mapping') {
        const entries = node.entries.map((entry) => {
            const value = change(entry, node);
            return value === entry.value ? entry : { ...entry, value };
        });
        return entries.every((entry, index) => entry === node.entries[index]) ? node : withEntries(node, entries);
    }
    return node;
}

;// CONCATENATED MODULE: ./src/patch/kustomize/image-tag.ts






/** kustomize's own field specs. Containers at these paths are changed twice, which shows in a tagSuffix. */
const PATHS = [
    { path: '{spec,spec/template/spec}/{containers[],initContainers[]}/image' },
    { path: '{spec,spec/template/spec}/volumes[]/image/reference' }
];
/** An object after an entry of `images`. The rules are kustomize's api/filters/imagetag and api/internal/image. */
function setImageTag(root, entry, paths) {
    if ((0,yaml_node/* textAt */.$6)(root, 'kind') === 'CustomResourceDefinition')
        return root;
    const change = (node) => {
        const text = (0,yaml_node/* asScalar */.T7)(node)?.value;
        const next = text ? renamed(text, entry) : undefined;
        if (next === undefined || next === text)
            return node;
        return renamedBy(writtenAt(scalar(next), writerOf(entry)), node, entry);
    };
    const { group } = splitApiVersion((0,yaml_node/* textAt */.$6)(root, 'apiVersion') ?? '');
    const ours = paths.filter((path) => (path.kind ?? (0,yaml_node/* textAt */.$6)(root, 'kind')) === (0,yaml_node/* textAt */.$6)(root, 'kind') && (path.group ?? group) === group);
    return [...PATHS, ...ours].reduce((node, { path }) => (0,fields_path/* parseFieldSpec */.zC)(path).reduce((each, parts) => at(each, parts, change), node), everyContainer(root, change));
}
/** What in an entry a person would look at. */
function writerOf(entry) {
    const found = ['newTag', 'digest', 'tagSuffix', 'newName'].flatMap((key) => (0,yaml_node/* lookup */.$I)(entry, key) ?? [])[0];
    return found?.entry.value ?? entry;
}
/** The text of an image after an entry; undefined where the entry is not about it. */
function renamed(text, entry) {
    const field = (name) => (0,yaml_node/* textAt */.$6)(entry, name) ?? '';
    if (!isMatched(text, field('name')))
        return undefined;
    const { name, tag, digest } = (0,image_reference/* splitReference */.mQ)(text);
    const [newTag, newDigest, suffix] = [field('newTag'), field('digest'), field('tagSuffix')];
    const join = (tag, digest) => (field('newName') || name) + (tag ? `:${tag}` : '') + (digest ? `@${digest}` : '');
    if (newTag !== '' || newDigest !== '')
        return join(newTag, newDigest);
    return suffix === '' ? join(tag, digest) : join((tag ?? '') + suffix, null);
}
/** kustomize takes the name for a regular expression; so `my.app` is about `myxapp` as well. */
function isMatched(text, name) {
    const tail = '(?::[a-zA-Z0-9_.{}-]*)?(?:@[a-zA-Z0-9]+(?:[.+_-][a-zA-Z0-9]+)*:[a-zA-Z0-9_.{}-]*)?';
    return name !== '' && matchesPattern(name, text, tail);
}
/** Items of every `containers` and `initContainers`, wherever they are. */
function everyContainer(node, change) {
    if (node.type === 'sequence')
        return withItems(node, node.items.map((item) => everyContainer(item, change)));
    return mapEntries(node, ({ name, value }) => {
        const inner = everyContainer(value, change);
        const isList = inner.type === 'sequence' && (name === 'containers' || name === 'initContainers');
        if (!isList)
            return inner;
        return withItems(inner, inner.items.map((item) => at(item, ['image'], change)));
    });
}
/** A tree whose values at a field spec are changed. */
function at(node, parts, change) {
    const [part, ...rest] = parts;
    if (part === undefined)
        return change(node);
    const key = part.replace(/(?:\[\])+$/, '');
    return mapEntries(node, ({ name, value }) => {
        if (name !== key)
            return value;
        const list = (0,yaml_node/* asSequence */.GO)(value);
        if (list === undefined)
            return at(value, rest, change);
        return withItems(list, list.items.map((item) => at(item, rest, change)));
    });
}

;// CONCATENATED MODULE: ./src/patch/kustomize/json-patch.ts


/** The parts of a JSON pointer (RFC 6901): `/a~1b/0` is `a/b`, `0`. */
function pointer(path) {
    return path
        .split('/')
        .slice(1)
        .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
/** An object after the operations of a JSON patch (RFC 6902). One that fails here fails the build, and is passed over. */
function jsonPatch(root, operations) {
    return ((0,yaml_node/* asSequence */.GO)(operations)?.items ?? []).reduce((node, item) => {
        const operation = (0,yaml_node/* asMapping */.dw)(item);
        const [op, path, from] = ['op', 'path', 'from'].map((key) => (0,yaml_node/* textAt */.$6)(operation, key));
        if (operation === undefined || path === undefined)
            return node;
        const to = pointer(path);
        const value = (0,yaml_node/* lookup */.$I)(operation, 'value')?.entry.value;
        if ((op === 'add' || op === 'replace') && value !== undefined)
            return put(node, to, value, op === 'add');
        if (op === 'remove')
            return remove(node, to);
        const source = from === undefined ? undefined : nodeAt(node, pointer(from));
        if (source === undefined || from === undefined)
            return node;
        if (op === 'copy')
            return put(node, to, source, true);
        return op === 'move' ? put(remove(node, pointer(from)), to, source, true) : node;
    }, root);
}
function nodeAt(root, path) {
    return path.reduce((node, part) => {
        const map = (0,yaml_node/* asMapping */.dw)(node);
        if (map !== undefined)
            return (0,yaml_node/* lookup */.$I)(map, part)?.entry.value;
        return (0,yaml_node/* asSequence */.GO)(node)?.items[Number(part)];
    }, root);
}
/** With `insert`, an item of a list moves those behind it. */
function put(node, path, value, insert) {
    const [part, ...rest] = path;
    if (part === undefined)
        return value;
    if (node.type === 'mapping') {
        const found = node.entries.find(({ name }) => name === part);
        if (found === undefined)
            return rest.length > 0 ? node : withEntries(node, [...node.entries, entryOf(part, value)]);
        const next = { ...found, value: put(found.value, rest, value, insert) };
        return withEntries(node, node.entries.map((entry) => (entry === found ? next : entry)));
    }
    if (node.type !== 'sequence')
        return node;
    const at = part === '-' ? node.items.length : Number(part);
    if (rest.length === 0)
        return withItems(node, node.items.toSpliced(at, insert ? 0 : 1, value));
    const item = node.items[at];
    return item === undefined ? node : withItems(node, node.items.with(at, put(item, rest, value, insert)));
}
function remove(node, path) {
    const [part, ...rest] = path;
    if (part === undefined)
        return node;
    if (node.type === 'mapping') {
        const entries = node.entries.flatMap((entry) => {
            if (entry.name !== part)
                return [entry];
            return rest.length === 0 ? [] : [{ ...entry, value: remove(entry.value, rest) }];
        });
        return withEntries(node, entries);
    }
    if (node.type !== 'sequence')
        return node;
    const at = Number(part);
    const item = node.items[at];
    if (item === undefined)
        return node;
    return withItems(node, rest.length === 0 ? node.items.toSpliced(at, 1) : node.items.with(at, remove(item, rest)));
}

;// CONCATENATED MODULE: ./src/patch/kustomize/resource.ts



function idOf({ ids }) {
    return ids.at(-1) ?? { name: '', namespace: '' };
}
/** True for the object that a strategic merge patch names: by any name that it ever had. */
function isSame({ root, ids }, patch) {
    if ((0,yaml_node/* textAt */.$6)(root, 'kind') !== (0,yaml_node/* textAt */.$6)(patch, 'kind'))
        return false;
    if ((0,yaml_node/* textAt */.$6)(root, 'apiVersion') !== (0,yaml_node/* textAt */.$6)(patch, 'apiVersion'))
        return false;
    const metadata = (0,yaml_node/* asMapping */.dw)((0,yaml_node/* lookup */.$I)(patch, 'metadata')?.entry.value);
    const [name, namespace] = [(0,yaml_node/* textAt */.$6)(metadata, 'name') ?? '', (0,yaml_node/* textAt */.$6)(metadata, 'namespace') ?? ''];
    return ids.some((id) => id.name === name && effective(id.namespace) === effective(namespace));
}
/** True for an object that the `target` of a patch selects: by the name that it had first, or the one that it has now. */
function isSelected(resource, target) {
    const { root, ids } = resource;
    const { group, version } = splitApiVersion((0,yaml_node/* textAt */.$6)(root, 'apiVersion') ?? '');
    const ends = [ids[0], ids.at(-1)].flatMap((id) => id ?? []);
    const asks = (key, values) => {
        const pattern = (0,yaml_node/* textAt */.$6)(target, key) ?? '';
        return pattern === '' || values.some((value) => matchesPattern(pattern, value));
    };
    return (asks('group', [group]) &&
        asks('version', [version]) &&
        asks('kind', [(0,yaml_node/* textAt */.$6)(root, 'kind') ?? '']) &&
        asks('name', ends.map(({ name }) => name)) &&
        asks('namespace', ends.map(({ namespace }) => effective(namespace))) &&
        hasLabels(root, 'labels', (0,yaml_node/* textAt */.$6)(target, 'labelSelector') ?? '') &&
        hasLabels(root, 'annotations', (0,yaml_node/* textAt */.$6)(target, 'annotationSelector') ?? ''));
}
/** `a=b,c!=d,e,!f`; sets (`in`, `notin`) are taken to be true. */
function hasLabels(root, field, selector) {
    const labels = (0,yaml_node/* asMapping */.dw)((0,yaml_node/* lookup */.$I)((0,yaml_node/* asMapping */.dw)((0,yaml_node/* lookup */.$I)(root, 'metadata')?.entry.value) ?? root, field)?.entry.value);
    return selector.split(/,(?![^(]*\))/).every((part) => {
        const [, key = '', operator, value = ''] = /^\s*([\w./-]+)\s*(?:(==?|!=)\s*([\w./-]*))?\s*$/.exec(part) ?? [];
        if (key === '') {
            const absent = /^\s*!\s*([\w./-]+)\s*$/.exec(part)?.[1];
            return absent === undefined || labels === undefined || (0,yaml_node/* lookup */.$I)(labels, absent) === undefined;
        }
        const found = labels && (0,yaml_node/* asScalar */.T7)((0,yaml_node/* lookup */.$I)(labels, key)?.entry.value)?.value;
        if (operator === undefined)
            return found !== undefined;
        return (found === value) === (operator !== '!=');
    });
}
function effective(namespace) {
    return namespace === '' ? 'default' : namespace;
}
/** The kinds whose lists kustomize merges by their keys: those of its built-in schema that have a pod's spec. */
const KNOWN = new Set([
    'v1/Pod',
    'v1/PodTemplate',
    'v1/ReplicationController',
    'apps/v1/Deployment',
    'apps/v1/StatefulSet',
    'apps/v1/DaemonSet',
    'apps/v1/ReplicaSet',
    'batch/v1/Job',
    'batch/v1/CronJob'
]);
function knowsLists(root) {
    return KNOWN.has(`${(0,yaml_node/* textAt */.$6)(root, 'apiVersion') ?? ''}/${(0,yaml_node/* textAt */.$6)(root, 'kind') ?? ''}`);
}

;// CONCATENATED MODULE: ./src/patch/kustomize/replacement.ts





/** Objects after one of a kustomization's `replacements`, which run last (kustomize api/filters/replacement). */
function replace(resources, replacement) {
    const source = (0,yaml_node/* asMapping */.dw)((0,yaml_node/* lookup */.$I)(replacement, 'source')?.entry.value);
    const from = source && resources.find((resource) => isSelected(resource, source));
    const written = from && (0,yaml_node/* asScalar */.T7)(valueAt(from.root, parts((0,yaml_node/* textAt */.$6)(source, 'fieldPath') ?? 'metadata.name')));
    if (source === undefined || written?.value == null)
        return resources;
    const text = part(written.value, options(source));
    return listAt(replacement, 'targets').reduce((all, item) => {
        const target = (0,yaml_node/* asMapping */.dw)(item);
        const select = (0,yaml_node/* asMapping */.dw)(target && (0,yaml_node/* lookup */.$I)(target, 'select')?.entry.value);
        if (target === undefined || select === undefined || text === undefined)
            return all;
        const paths = textsAt(target, 'fieldPaths').map(parts);
        const rejects = listAt(target, 'reject').flatMap((each) => (0,yaml_node/* asMapping */.dw)(each) ?? []);
        return all.map((resource) => {
            if (!isSelected(resource, select) || rejects.some((each) => isSelected(resource, each)))
                return resource;
            const put = (old) => replacedBy(scalar(joined(old.value ?? '', text, options(target))), written);
            const root = (0,yaml_node/* asMapping */.dw)(paths.reduce((node, path) => replacement_change(node, path, put), resource.root));
            return root === undefined ? resource : { ...resource, root };
        });
    }, resources);
}
/** Objects after one of a kustomization's `vars`: `$(NAME)` in the images of containers. */
function substitute(resources, variable) {
    const reference = (0,yaml_node/* asMapping */.dw)((0,yaml_node/* lookup */.$I)(variable, 'objref')?.entry.value);
    const field = (0,yaml_node/* asMapping */.dw)((0,yaml_node/* lookup */.$I)(variable, 'fieldref')?.entry.value);
    const from = reference && resources.find((resource) => isSelected(resource, reference));
    const written = from && (0,yaml_node/* asScalar */.T7)(valueAt(from.root, parts((0,yaml_node/* textAt */.$6)(field, 'fieldpath') ?? 'metadata.name')));
    const name = `$(${(0,yaml_node/* textAt */.$6)(variable, 'name') ?? ''})`;
    const text = written?.value;
    if (written === undefined || text == null)
        return resources;
    const put = (image) => {
        const old = (0,yaml_node/* asScalar */.T7)(image)?.value ?? '';
        if (!old.includes(name))
            return image;
        return replacedBy(scalar(old.split(name).join(text)), old === name ? written : image);
    };
    return resources.map((resource) => {
        const root = (0,yaml_node/* asMapping */.dw)(everyContainer(resource.root, put));
        return root === undefined ? resource : { ...resource, root };
    });
}
function options(map) {
    const found = (0,yaml_node/* asMapping */.dw)((0,yaml_node/* lookup */.$I)(map, 'options')?.entry.value);
    const delimiter = (0,yaml_node/* textAt */.$6)(found, 'delimiter') ?? '';
    return delimiter === '' ? undefined : { delimiter, index: Number((0,yaml_node/* textAt */.$6)(found, 'index') ?? '0') };
}
function part(text, given) {
    return given === undefined ? text : text.split(given.delimiter)[given.index];
}
function joined(old, text, given) {
    if (given === undefined)
        return text;
    const parts = old.split(given.delimiter);
    if (given.index < 0)
        return [text, ...parts].join(given.delimiter);
    if (given.index >= parts.length)
        return [...parts, text].join(given.delimiter);
    return parts.with(given.index, text).join(given.delimiter);
}
/** `a.b\.c.[name=x].d` as `a`, `b.c`, `[name=x]`, `d`. */
function parts(path) {
    const found = path.match(/\[[^\]]*\]|(?:\\.|[^.\\[])+/g) ?? [];
    return found.map((each) => each.replaceAll('\\.', '.'));
}
function valueAt(root, path) {
    return path.reduce((node, key) => {
        const map = (0,yaml_node/* asMapping */.dw)(node);
        if (map !== undefined)
            return (0,yaml_node/* lookup */.$I)(map, key)?.entry.value;
        return (0,yaml_node/* asSequence */.GO)(node)?.items.find((item, index) => isItem(item, index, key));
    }, root);
}
function replacement_change(node, path, put) {
    const [key, ...rest] = path;
    if (key === undefined)
        return node.type === 'scalar' ? put(node) : node;
    if (node.type === 'mapping') {
        const entries = node.entries.map((entry) => entry.name === key || key === '*' ? { ...entry, value: replacement_change(entry.value, rest, put) } : entry);
        return withEntries(node, entries);
    }
    if (node.type !== 'sequence')
        return node;
    return withItems(node, node.items.map((item, index) => (isItem(item, index, key) ? replacement_change(item, rest, put) : item)));
}
/** `[name=x]`, `*` or a position. */
function isItem(item, index, key) {
    const [, field, value] = /^\[([^=]+)=(.*)\]$/.exec(key) ?? [];
    if (field !== undefined)
        return (0,yaml_node/* textAt */.$6)((0,yaml_node/* asMapping */.dw)(item), field) === value;
    return key === '*' || key === String(index);
}

;// CONCATENATED MODULE: ./src/patch/kustomize/strategic-merge.ts


/** Lists of a pod's spec that are merged by the name of their items (k8s.io/api core/v1, patchMergeKey). */
const BY_NAME = new Set([
    'containers',
    'initContainers',
    'ephemeralContainers',
    'imagePullSecrets',
    'volumes',
    'env'
]);
/**
 * A strategic merge patch on an object; undefined where it deletes it. `keyed`: kustomize knows the kind and merges its
 * lists; it replaces those of others (kustomize kyaml/yaml/merge2).
 */
function strategicMerge(base, patch, keyed) {
    const directive = (0,yaml_node/* textAt */.$6)(patch, '$patch');
    if (directive === 'delete')
        return undefined;
    const entries = patch.entries.filter(({ name }) => name !== '$patch');
    if (directive === 'replace')
        return withEntries(patch, entries);
    const merged = new Map(base.entries.map((entry) => [entry.name, entry]));
    for (const entry of entries) {
        const value = mergeValue(merged.get(entry.name)?.value, entry, keyed);
        if (value === undefined)
            merged.delete(entry.name);
        else
            merged.set(entry.name, { ...(merged.get(entry.name) ?? entry), value });
    }
    return withEntries(base, [...merged.values()]);
}
/** Undefined where the patch takes the field away. */
function mergeValue(base, { name, value: patch }, keyed) {
    if (patch.type === 'scalar' && patch.value === null)
        return undefined;
    if (patch.type === 'mapping') {
        if (base?.type === 'mapping')
            return strategicMerge(base, patch, keyed);
        return (0,yaml_node/* textAt */.$6)(patch, '$patch') === 'delete' ? undefined : patch;
    }
    if (patch.type === 'sequence') {
        const isMerged = keyed && name !== null && BY_NAME.has(name);
        if (isMerged && base?.type === 'sequence')
            return mergeLists(base, patch, keyed);
    }
    return patch;
}
/** What the patch lists comes first, in its order (kustomize sets MergeOptionsListPrepend). */
function mergeLists(base, patch, keyed) {
    const named = (list, name) => name === undefined ? undefined : list.items.find((item) => (0,yaml_node/* textAt */.$6)((0,yaml_node/* asMapping */.dw)(item), 'name') === name);
    if (patch.items.some((item) => (0,yaml_node/* textAt */.$6)((0,yaml_node/* asMapping */.dw)(item), '$patch') === 'replace')) {
        return withItems(base, patch.items.filter((item) => (0,yaml_node/* textAt */.$6)((0,yaml_node/* asMapping */.dw)(item), '$patch') === undefined));
    }
    const first = patch.items.flatMap((item) => {
        const [map, other] = [(0,yaml_node/* asMapping */.dw)(item), (0,yaml_node/* asMapping */.dw)(named(base, (0,yaml_node/* textAt */.$6)((0,yaml_node/* asMapping */.dw)(item), 'name')))];
        if (map === undefined)
            return [item];
        if (other === undefined)
            return (0,yaml_node/* textAt */.$6)(map, '$patch') === 'delete' ? [] : [item];
        return strategicMerge(other, map, keyed) ?? [];
    });
    const rest = base.items.filter((item) => named(patch, (0,yaml_node/* textAt */.$6)((0,yaml_node/* asMapping */.dw)(item), 'name')) === undefined);
    return withItems(base, [...first, ...rest]);
}

;// CONCATENATED MODULE: ./src/patch/kustomize/build.ts












/** The kustomization file of a folder; undefined where it has none. */
function kustomizationFile(sources, directory) {
    return FILE_NAMES.map((name) => external_node_path_.posix.join(directory, name)).find((path) => sources.kind(path) === 'file');
}
/**
 * Builds a folder through local files, as kustomize does (api/internal/target). What cannot be read is left out: this
 * is for finding images, not for applying.
 */
function build(sources, directory) {
    const builder = new Builder(sources);
    const resources = builder.resourcesOf(directory);
    const { imagePaths, files, remote } = builder;
    return { resources, imagePaths, files, remote };
}
class Builder {
    imagePaths = [];
    files = new Set();
    remote = [];
    #sources;
    /** The folders that are being built, one from another. */
    #stack = [];
    constructor(sources) {
        this.#sources = sources;
    }
    resourcesOf(directory, given = []) {
        const file = kustomizationFile(this.#sources, directory);
        // kustomize refuses a loop too.
        if (file === undefined || this.#stack.includes(directory))
            return given;
        this.#stack.push(directory);
        const resources = this.#documents(file)
            .filter(({ root }) => root.type === 'mapping' && isKustomization(file, root))
            .reduce((all, { root, origin }) => this.#target(unshare(root, origin), directory, all), given);
        this.#stack.pop();
        return resources;
    }
    #target(node, directory, given) {
        const map = (0,yaml_node/* asMapping */.dw)(node);
        if (map === undefined)
            return given;
        const paths = [...textsAt(map, 'resources'), ...textsAt(map, 'bases')];
        let resources = [...given, ...paths.flatMap((path) => this.#resource(directory, path))];
        for (const path of textsAt(map, 'configurations'))
            this.#configuration(external_node_path_.posix.join(directory, path));
        for (const path of textsAt(map, 'components')) {
            resources = [...this.resourcesOf(external_node_path_.posix.join(directory, path), resources)];
        }
        for (const patch of earlyPatches(map))
            resources = this.#patch(resources, patch, directory);
        resources = resources.map((resource) => build_renamed({ ...resource, patched: idOf(resource) }, map));
        for (const patch of latePatches(map))
            resources = this.#patch(resources, patch, directory);
        for (const item of listAt(map, 'images')) {
            const entry = (0,yaml_node/* asMapping */.dw)(item);
            if (entry === undefined)
                continue;
            resources = resources.map((resource) => {
                const root = (0,yaml_node/* asMapping */.dw)(setImageTag(resource.root, entry, this.imagePaths));
                return root === undefined ? resource : { ...resource, root };
            });
        }
        for (const replacement of this.#replacements(map, directory))
            resources = [...replace(resources, replacement)];
        for (const item of listAt(map, 'vars')) {
            const variable = (0,yaml_node/* asMapping */.dw)(item);
            if (variable !== undefined)
                resources = [...substitute(resources, variable)];
        }
        return resources;
    }
    #resource(directory, path) {
        const at = external_node_path_.posix.join(directory, path);
        const kind = this.#sources.kind(at);
        if (kind === 'directory')
            return this.resourcesOf(at);
        if (kind === 'file') {
            const isWanted = this.#sources.names(this.#sources.text(at) ?? '');
            return isWanted ? this.#documents(at).flatMap(({ root, origin }) => build_objects(root, origin)) : [];
        }
        if (isRemote(path))
            this.remote.push(path);
        return [];
    }
    #documents(path) {
        const file = this.#sources.file(path);
        if (file === undefined)
            return [];
        this.files.add(file);
        return this.#sources
            .documents(path)
            .map(({ root, index }) => ({ root, origin: { file, document: index, path: [] } }));
    }
    /** In the kustomization itself, or in files that hold one or a list of them. */
    #replacements(map, directory) {
        return listAt(map, 'replacements').flatMap((item) => {
            const path = (0,yaml_node/* textAt */.$6)((0,yaml_node/* asMapping */.dw)(item), 'path');
            if (path === undefined)
                return (0,yaml_node/* asMapping */.dw)(item) ?? [];
            return this.#documents(external_node_path_.posix.join(directory, path)).flatMap(({ root }) => (0,yaml_node/* asSequence */.GO)(root)?.items.flatMap((each) => (0,yaml_node/* asMapping */.dw)(each) ?? []) ?? (0,yaml_node/* asMapping */.dw)(root) ?? []);
        });
    }
    #configuration(path) {
        for (const { root } of this.#documents(path)) {
            const map = (0,yaml_node/* asMapping */.dw)(root);
            for (const item of map === undefined ? [] : listAt(map, 'images')) {
                const spec = (0,yaml_node/* asMapping */.dw)(item);
                const field = (0,yaml_node/* textAt */.$6)(spec, 'path');
                if (field !== undefined)
                    this.imagePaths.push({ kind: (0,yaml_node/* textAt */.$6)(spec, 'kind'), group: (0,yaml_node/* textAt */.$6)(spec, 'group'), path: field });
            }
        }
    }
    #patch(resources, { text, file, target }, directory) {
        const patches = [];
        const scalar = (0,yaml_node/* asScalar */.T7)(text);
        const inner = scalar?.value;
        if (scalar !== undefined && inner != null) {
            const toPlace = this.#placesIn(scalar);
            for (const { root } of documentsOf(inner)) {
                const patch = unshare(root, NOWHERE);
                placeIn(patch, toPlace);
                patches.push(patch);
            }
        }
        if (inner == null && file !== undefined) {
            const documents = this.#documents(external_node_path_.posix.join(directory, file));
            patches.push(...documents.map(({ root, origin }) => unshare(root, origin)));
        }
        return patches.reduce((all, patch) => build_apply(all, patch, target), [...resources]);
    }
    /** Where the characters of a patch in a kustomization's text stand in its file. */
    #placesIn(scalar) {
        const place = placeOf(scalar) ?? { file: '', offset: 0 };
        const inner = embedded_embed(this.#sources.text(place.file) ?? '', scalar);
        return (offset) => (inner === undefined ? place : { ...place, offset: inner.toOuter(offset) });
    }
}
/** A patch in a kustomization stands in its text, which is no place of a node's. */
const NOWHERE = { file: '', document: 0, path: [] };
function build_apply(resources, patch, target) {
    return resources.flatMap((resource) => {
        const map = (0,yaml_node/* asMapping */.dw)(patch);
        if (target !== undefined ? !isSelected(resource, target) : map === undefined || !isSame(resource, map)) {
            return [resource];
        }
        const root = map === undefined
            ? (0,yaml_node/* asMapping */.dw)(jsonPatch(resource.root, patch))
            : strategicMerge(resource.root, withoutIdentity(map), knowsLists(resource.root));
        return root === undefined ? [] : [{ ...resource, root }];
    });
}
/** A patch leaves the kind and the name of its object as they are (kustomize Resource.ApplySmPatch). */
function withoutIdentity(patch) {
    const entries = patch.entries.filter(({ name }) => name !== 'kind' && name !== 'apiVersion');
    return {
        ...patch,
        entries: entries.map((entry) => {
            const metadata = entry.name === 'metadata' ? (0,yaml_node/* asMapping */.dw)(entry.value) : undefined;
            if (metadata === undefined)
                return entry;
            const rest = metadata.entries.filter(({ name }) => name !== 'name' && name !== 'namespace');
            return { ...entry, value: { ...metadata, entries: rest } };
        })
    };
}
/** The objects of a document: itself, or the items of a List. */
function build_objects(root, origin) {
    const map = (0,yaml_node/* asMapping */.dw)(root);
    const kind = (0,yaml_node/* textAt */.$6)(map, 'kind');
    if (map === undefined || kind === undefined)
        return [];
    const items = kind.endsWith('List') ? (0,yaml_node/* lookup */.$I)(map, 'items') : undefined;
    if (items !== undefined) {
        return listAt(map, 'items').flatMap((item, index) => build_objects(item, { ...origin, path: [...origin.path, 'items', index] }));
    }
    const object = (0,yaml_node/* asMapping */.dw)(unshare(map, origin));
    if (object === undefined)
        return [];
    const metadata = (0,yaml_node/* asMapping */.dw)((0,yaml_node/* lookup */.$I)(object, 'metadata')?.entry.value);
    const id = { name: (0,yaml_node/* textAt */.$6)(metadata, 'name') ?? '', namespace: (0,yaml_node/* textAt */.$6)(metadata, 'namespace') ?? '' };
    return [{ root: object, ids: [id], patched: id }];
}
/** After the namespace, the prefix and the suffix of a kustomization. */
function build_renamed(resource, map) {
    const { name, namespace } = idOf(resource);
    const text = (key) => (0,yaml_node/* textAt */.$6)(map, key) ?? '';
    const id = {
        name: `${text('namePrefix')}${name}${text('nameSuffix')}`,
        namespace: text('namespace') || namespace
    };
    return id.name === name && id.namespace === namespace
        ? resource
        : { ...resource, ids: [...resource.ids, id] };
}
/** As kustomize tells a repository from a path, roughly (api/internal/git): it is only named in a message. */
function isRemote(path) {
    return /^[a-z+]+:\/\/|^[\w.-]+@[\w.-]+:|^(?:github|gitlab|bitbucket)\.\w+\/|[?&]ref=|\/\/|\.git(?:\/|$)/.test(path);
}

;// CONCATENATED MODULE: ./src/patch/kustomize/needs.ts







/** Compares a build, made with all that is patched already, with what was asked for. */
function needsOf(build, options) {
    const found = new Finder(build, options);
    for (const resource of build.resources)
        found.look(resource);
    return found;
}
class Finder {
    entries = [];
    objects = [];
    targets = [];
    replaced = [];
    #build;
    #options;
    constructor(build, options) {
        this.#build = build;
        this.#options = options;
    }
    look({ root, patched }) {
        const { request, isSelected, isTold } = this.#options;
        const { rows } = request;
        const sets = [];
        const done = new Set();
        for (const use of walk(root, 0, rows).uses) {
            const from = (use.image.value ?? '').trim();
            const image = (0,image_request/* findImage */.F1)(request.images, from);
            const to = image && (0,image_request/* rewrite */.v8)(image, from);
            if (image === undefined || to === undefined)
                continue;
            if (from !== to && !this.#setImage(root, use, image, from, to, sets))
                continue;
            const around = [...policySets(use, request), ...(done.has(use.pod) ? [] : podSets(use, to, request))];
            done.add(use.pod);
            if (around.length === 0)
                continue;
            const origin = originOf(needs_nodeAt(root, use.path.slice(0, -1)) ?? root);
            if (origin !== undefined && isSelected(origin.file) && !isTold(origin))
                this.targets.push({ origin, to });
            else
                sets.push(...around);
        }
        if (sets.length === 0)
            return;
        const object = { ...objectOf(root, 0), ...patched };
        this.objects.push({ object, root, name: patched, sets });
    }
    /** False where the image stays what it is. */
    #setImage(root, use, image, from, to, sets) {
        const origin = originOf(use.image);
        const source = sourceOf(use.image);
        if (source !== undefined)
            return this.#setSource(source, from, to);
        if (!this.#options.addEntries || (origin !== undefined && this.#options.isSelected(origin.file)))
            return false;
        const { name } = (0,image_reference/* splitReference */.mQ)(from);
        const probe = mappingOf({ name: scalar(name), newTag: scalar('repull') });
        const reached = (0,yaml_node/* asScalar */.T7)(needs_nodeAt(setImageTag(root, probe, this.#build.imagePaths), use.path))?.value !== from;
        if (!reached) {
            sets.push({ field: 'image', container: use.container, path: use.path, from, to });
        }
        else if (this.entries.every((entry) => entry.name !== name)) {
            this.entries.push({ image, name, from, isAlone: !this.#hasStrangers(name) });
        }
        return true;
    }
    /** A replacement has the last word; so its source is what is to change, where that is the whole reference. */
    #setSource(source, from, to) {
        const { isSelected, isTold } = this.#options;
        if (source !== 'made' && isSelected(source.file) && !isTold(source))
            this.targets.push({ origin: source, to });
        else
            this.replaced.push(from);
        return source !== 'made' && isSelected(source.file);
    }
    /** True where an entry for this name would be about other images as well: kustomize takes the name for a pattern. */
    #hasStrangers(name) {
        if (!name.includes('.'))
            return false;
        return this.#build.resources.some(({ root }) => walk(root, 0, this.#options.request.rows).uses.some(({ image }) => {
            const text = image.value ?? '';
            return (0,image_reference/* splitReference */.mQ)(text).name !== name && isMatched(text, name);
        }));
    }
}
function policySets(use, { pullPolicy }) {
    const { policy: place, container } = use;
    if (pullPolicy === 'keep' || place === null)
        return [];
    const path = place.at === 'container' ? [...use.path.slice(0, -1), place.key] : place.spot.path;
    const from = place.at === 'container'
        ? ((0,yaml_node/* textAt */.$6)(place.container, place.key) ?? null)
        : ((0,yaml_node/* asScalar */.T7)(needs_valueAt(place.spot))?.value ?? null);
    return from === pullPolicy ? [] : [{ field: 'pullPolicy', container, path, from, to: pullPolicy }];
}
function podSets({ pod }, to, request) {
    if (pod === null)
        return [];
    const registry = (0,image_reference/* registryOf */.Fv)((0,image_reference/* parseReference */.F2)(to)?.repository ?? '');
    const names = request.pullSecrets.filter((secret) => [null, registry].includes(secret.registry));
    const sets = [];
    if (pod.secrets !== null) {
        const { spot, form } = pod.secrets;
        const items = (0,yaml_node/* asSequence */.GO)(needs_valueAt(spot))?.items ?? [];
        const present = items.map((item) => (0,yaml_node/* asScalar */.T7)(item)?.value ?? (0,yaml_node/* textAt */.$6)((0,yaml_node/* asMapping */.dw)(item), 'name'));
        const wanted = [...new Set(names.map(({ name }) => name))].filter((name) => !present.includes(name));
        for (const [index, name] of wanted.entries()) {
            const path = [...spot.path, items.length + index, ...(form === 'objects' ? ['name'] : [])];
            sets.push({ field: 'pullSecret', container: null, path, from: null, to: name });
        }
    }
    for (const { spot } of pod.annotations) {
        const map = (0,yaml_node/* asMapping */.dw)(needs_valueAt(spot));
        for (const { key, value } of request.annotations) {
            const from = (0,yaml_node/* textAt */.$6)(map, key) ?? null;
            if (from === value)
                continue;
            sets.push({ field: 'annotation', container: null, path: [...spot.path, key], from, to: value });
        }
    }
    return sets;
}
function needs_valueAt({ found, missing }) {
    return missing.length === 0 ? found?.entry.value : undefined;
}
function needs_nodeAt(root, path) {
    return path.reduce((node, part) => {
        if (typeof part === 'number')
            return (0,yaml_node/* asSequence */.GO)(node)?.items[part];
        const map = (0,yaml_node/* asMapping */.dw)(node);
        return map && (0,yaml_node/* lookup */.$I)(map, part)?.entry.value;
    }, root);
}

;// CONCATENATED MODULE: ./src/patch/kustomize/overlay-patch.ts




/**
 * The patches that set an object's fields: one strategic merge patch for what mappings and named containers lead to,
 * one JSON patch where kustomize would replace the whole list.
 */
function overlayPatches(needs) {
    const merge = new MergePatch(needs);
    const rest = needs.sets.filter((set) => !merge.add(set));
    return [...(merge.fields.size > 0 ? [merge] : []), ...(rest.length > 0 ? [jsonPatchOf(needs, rest)] : [])];
}
class MergePatch {
    body;
    fields = new Map();
    target = null;
    #needs;
    #keyed;
    constructor(needs) {
        const { root, name } = needs;
        const metadata = { name: name.name, ...(name.namespace === '' ? {} : { namespace: name.namespace }) };
        this.body = { apiVersion: (0,yaml_node/* textAt */.$6)(root, 'apiVersion') ?? '', kind: (0,yaml_node/* textAt */.$6)(root, 'kind') ?? '', metadata };
        this.#needs = needs;
        this.#keyed = knowsLists(root);
    }
    /** False where a strategic merge patch cannot reach the field. */
    add(set) {
        const { path, to } = set;
        const lists = path.flatMap((part, index) => (typeof part === 'number' ? [index] : []));
        if (lists.length > 0 && !this.#keyed)
            return false;
        if (lists.some((index) => this.#namesUpTo(path.slice(0, index + 1), to) === undefined))
            return false;
        let at = this.body;
        for (const [index, part] of path.entries()) {
            const isLast = index === path.length - 1;
            const next = isLast ? to : typeof path[index + 1] === 'number' ? [] : {};
            if (typeof part === 'string') {
                const map = at;
                map[part] = isLast ? next : (map[part] ?? next);
                at = map[part];
                continue;
            }
            // What a patch lists comes first in the build: all that stands before it is listed too, so that nothing moves.
            const list = at;
            for (const name of this.#namesUpTo(path.slice(0, index + 1), to)?.slice(list.length) ?? [])
                list.push({ name });
            at = list[part] ?? {};
        }
        this.fields.set(JSON.stringify(path), set);
        return true;
    }
    /** Names of a list's items up to a position; undefined where one has none. A new item is named as it is to be. */
    #namesUpTo(path, to) {
        const names = Array.from({ length: Number(path.at(-1)) + 1 }, (_, index) => {
            const item = (0,yaml_node/* asMapping */.dw)(needs_nodeAt(this.#needs.root, [...path.slice(0, -1), index]));
            return item === undefined ? this.#newName(path, index, to) : (0,yaml_node/* textAt */.$6)(item, 'name');
        });
        return names.every((name) => name !== undefined) ? names : undefined;
    }
    #newName(path, index, to) {
        const key = JSON.stringify([...path.slice(0, -1), index, 'name']);
        return this.fields.get(key)?.to ?? to;
    }
}
function jsonPatchOf({ root, name }, sets) {
    const { group, version } = splitApiVersion((0,yaml_node/* textAt */.$6)(root, 'apiVersion') ?? '');
    const body = [];
    const fields = new Map();
    const made = new Set();
    const isThere = (path) => {
        const node = needs_nodeAt(root, path);
        const isEmpty = node?.type === 'scalar' && node.value === null;
        return (node !== undefined && !isEmpty) || made.has(JSON.stringify(path));
    };
    for (const set of sets) {
        const { path, to } = set;
        for (const test of nameTests(root, path)) {
            if (body.every((operation) => operation['path'] !== test['path']))
                body.push(test);
        }
        const missing = path.findIndex((_, index) => !isThere(path.slice(0, index + 1)));
        const depth = missing < 0 ? path.length - 1 : missing;
        const inner = path.slice(depth + 1);
        for (let length = depth + 1; length <= path.length; length += 1)
            made.add(JSON.stringify(path.slice(0, length)));
        fields.set(JSON.stringify([body.length, 'value', ...asBuilt(inner)]), set);
        body.push({
            op: 'add',
            path: pointerOf(path.slice(0, depth + 1), missing === depth),
            value: nested(inner, to)
        });
    }
    const place = name.namespace === '' ? {} : { namespace: escaped(name.namespace) };
    const kind = (0,yaml_node/* textAt */.$6)(root, 'kind') ?? '';
    return {
        body,
        fields,
        target: { ...(group === '' ? {} : { group }), version, kind, name: escaped(name.name), ...place }
    };
}
/** A position says nothing about which container stands there: so the build fails if it is another one some day. */
function nameTests(root, path) {
    return path.flatMap((part, index) => {
        const at = path.slice(0, index + 1);
        const name = typeof part === 'number' ? (0,yaml_node/* textAt */.$6)((0,yaml_node/* asMapping */.dw)(needs_nodeAt(root, at)), 'name') : undefined;
        return name === undefined ? [] : [{ op: 'test', path: pointerOf([...at, 'name'], false), value: name }];
    });
}
/** A new list begins at 0, wherever its items are to come. */
function asBuilt(path) {
    return path.map((part) => (typeof part === 'number' ? 0 : part));
}
function nested(path, to) {
    const [first, ...rest] = path;
    if (first === undefined)
        return to;
    return typeof first === 'number' ? [nested(rest, to)] : { [first]: nested(rest, to) };
}
/** RFC 6901; `-` is the place behind a list's end. */
function pointerOf(path, isNew) {
    return path
        .map((part, index) => {
        if (typeof part === 'number')
            return isNew && index === path.length - 1 ? '-' : String(part);
        return part.replaceAll('~', '~0').replaceAll('/', '~1');
    })
        .map((part) => `/${part}`)
        .join('');
}
/** kustomize takes what a target says for regular expressions. */
function escaped(text) {
    return text.replaceAll('.', '\\.');
}

;// CONCATENATED MODULE: ./src/patch/kustomize/source.ts


/** The files that builds are made of: those of a tree, some of them with a text that is not written yet. */
class Sources {
    #tree;
    #texts;
    #read = new Map();
    #parsed = new Map();
    #kinds = new Map();
    /** `texts`: by the real path of a file; looked at anew at every read. */
    constructor(tree, texts) {
        this.#tree = tree;
        this.#texts = texts;
    }
    /** Whether a text holds one of the names that matter here. */
    names = () => true;
    kind(path) {
        const kind = this.#kinds.get(path) ?? this.#tree.kind(path);
        this.#kinds.set(path, kind);
        return kind;
    }
    /** The real path of a file; undefined where it cannot be read. */
    file(path) {
        return this.#file(path)?.path;
    }
    text(path) {
        const file = this.#file(path);
        return file && (this.#texts.get(file.path) ?? file.text);
    }
    /** The documents of a file; none where it cannot be read, or is no YAML. */
    documents(path) {
        const [file, text] = [this.file(path), this.text(path)];
        if (file === undefined || text === undefined)
            return [];
        const known = this.#parsed.get(file);
        if (known?.text === text)
            return known.documents;
        const documents = documentsOf(text);
        this.#parsed.set(file, { text, documents });
        return documents;
    }
    #file(path) {
        if (!this.#read.has(path)) {
            const file = this.#tree.read(path, ({ path: real, bytes }) => {
                const decoded = decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
                return 'text' in decoded ? { path: real, text: decoded.text } : undefined;
            });
            this.#read.set(path, typeof file === 'string' ? undefined : file);
        }
        return this.#read.get(path);
    }
}

;// CONCATENATED MODULE: ./src/patch/kustomize/plan.ts












const NOTHING_TOLD = { targets: [], entries: [], patches: [] };
/** Rounds of telling files what a build still lacks, until it lacks nothing. */
const ROUNDS = 3;
/** Plans what the selected kustomizations need beyond their own text, those that others build from first. */
function planOverlays(plans) {
    const sources = new Sources(plans.tree, plans.texts);
    sources.names = namesFor(plans, sources);
    const planner = new Planner(plans, sources);
    for (const root of inOrder(plans.roots, sources))
        planner.plan(root);
    return planner;
}
class Planner {
    problems = [];
    remote = [];
    #plans;
    #sources;
    #additions = new Map();
    constructor(plans, sources) {
        this.#plans = plans;
        this.#sources = sources;
    }
    plan(file) {
        const { request, mode, isSelected } = this.#plans;
        for (let round = 0; round < ROUNDS; round += 1) {
            const built = build(this.#sources, external_node_path_.posix.dirname(file));
            if (round === 0) {
                this.remote.push(...built.remote.map((url) => ({ file, url })));
                if (mode === 'add')
                    this.#addEntries(file, built);
            }
            const isTold = (origin) => this.#told(origin);
            const needs = needsOf(built, { request, isSelected, isTold, addEntries: mode !== 'existing' });
            for (const { origin, to } of needs.targets) {
                const target = { document: origin.document, path: JSON.stringify(origin.path), to };
                this.#add(origin.file, { targets: [target] });
            }
            if (round > 0 && needs.replaced.length > 0)
                return this.#tellReplaced(file, needs.replaced);
            const patches = needs.objects.flatMap((object) => overlayPatches(object).map((patch) => ({ ...patch, object: object.object })));
            if (needs.entries.length > 0 || patches.length > 0)
                this.#add(file, { entries: needs.entries, patches });
            else if (needs.targets.length === 0 && needs.replaced.length === 0)
                return;
        }
        this.problems.push({
            code: 'unclear',
            level: 'warning',
            place: { file },
            message: 'What this kustomization builds is still not what was asked for, as something else decides later.',
            hint: 'Look at its patchesJson6902, replacements and transformers.'
        });
    }
    #tellReplaced(file, replaced) {
        const texts = [...new Set(replaced)].map((text) => JSON.stringify(text)).join(', ');
        this.problems.push({
            code: 'unclear',
            level: 'warning',
            place: { file },
            message: `A replacement of this kustomization writes ${texts} over what is set elsewhere.`,
            hint: 'Change its source, or mark it with a comment "# repull: NAME" (":tag" for the tag alone).'
        });
    }
    #told({ file, document, path }) {
        const key = JSON.stringify(path);
        const targets = this.#additions.get(file)?.targets ?? [];
        return targets.some((target) => target.document === document && target.path === key);
    }
    #add(file, more) {
        const before = this.#additions.get(file) ?? NOTHING_TOLD;
        const additions = {
            targets: [...before.targets, ...(more.targets ?? [])],
            entries: [...before.entries, ...(more.entries ?? [])],
            patches: [...before.patches, ...(more.patches ?? [])]
        };
        this.#additions.set(file, additions);
        this.#plans.replan(file, additions);
    }
    /** An entry for every image that the kustomization has none for. */
    #addEntries(file, built) {
        const { images } = this.#plans.request;
        const entries = definitions(this.#sources, file).flatMap((map) => {
            const there = listAt(map, 'images').flatMap((item) => (0,yaml_node/* asMapping */.dw)(item) ?? []);
            return images.flatMap((image) => {
                if (there.some((entry) => (0,image_request/* matches */.cK)(image, imageOf(entry))))
                    return [];
                const spelled = built.resources
                    .flatMap(({ root }) => imagesIn(root))
                    .find((text) => (0,image_request/* matches */.cK)(image, text));
                const name = (0,image_reference/* splitReference */.mQ)(spelled ?? image.name).name;
                return [{ image, name, from: spelled ?? name, isAlone: true }];
            });
        });
        if (entries.length > 0)
            this.#add(file, { entries });
    }
}
function imagesIn(root) {
    return walk(root, 0).uses.flatMap(({ image }) => image.value ?? []);
}
function definitions(sources, file) {
    return sources
        .documents(file)
        .flatMap(({ root }) => (root.type === 'mapping' && isKustomization(file, root) ? [root] : []));
}
/** Whether a text may have to do with the images: names one, or a name that a kustomization gives to one. */
function namesFor({ request, roots }, sources) {
    const needles = needlesFor(request.images);
    const names = new Set();
    const seen = new Set();
    let isAll = false;
    const collect = (directory) => {
        const file = kustomizationFile(sources, directory);
        if (file === undefined || seen.has(file))
            return;
        seen.add(file);
        for (const map of definitions(sources, file)) {
            // What they write may come from any file.
            isAll ||= ['replacements', 'vars', 'configurations'].some((key) => (0,yaml_node/* lookup */.$I)(map, key) !== undefined);
            // A patch may bring the image to an object that does not name it.
            isAll ||= [...earlyPatches(map), ...latePatches(map)].some(({ text, file }) => {
                const patch = file === undefined ? (0,yaml_node/* asScalar */.T7)(text)?.value : sources.text(external_node_path_.posix.join(directory, file));
                return mayName(Buffer.from(patch ?? ''), needles);
            });
            for (const item of listAt(map, 'images')) {
                const entry = (0,yaml_node/* asMapping */.dw)(item);
                const name = (0,yaml_node/* textAt */.$6)(entry, 'name');
                if (entry !== undefined && name !== undefined && (0,image_request/* findImage */.F1)(request.images, imageOf(entry)))
                    names.add(name);
            }
            for (const key of ['resources', 'bases', 'components']) {
                for (const path of textsAt(map, key)) {
                    const at = external_node_path_.posix.join(directory, path);
                    if (sources.kind(at) === 'directory')
                        collect(at);
                }
            }
        }
    };
    for (const root of roots)
        collect(external_node_path_.posix.dirname(root));
    return (text) => {
        if (isAll || mayName(Buffer.from(text), needles))
            return true;
        return [...names].some((name) => text.includes(name.replace(/\[\.\]|\\\./g, '.')));
    };
}
/** Those that others build from first. */
function inOrder(roots, sources) {
    const ordered = [];
    const seen = new Set();
    const visit = (file) => {
        if (seen.has(file))
            return;
        seen.add(file);
        for (const map of definitions(sources, file)) {
            for (const path of ['resources', 'bases', 'components'].flatMap((key) => textsAt(map, key))) {
                const at = external_node_path_.posix.join(external_node_path_.posix.dirname(file), path);
                const inner = sources.kind(at) === 'directory' ? kustomizationFile(sources, at) : undefined;
                const real = inner === undefined ? undefined : sources.file(inner);
                if (real !== undefined)
                    visit(real);
            }
        }
        if (roots.includes(file))
            ordered.push(file);
    };
    for (const root of roots)
        visit(root);
    return ordered;
}

;// CONCATENATED MODULE: ./src/patch/values/chart.ts




const NO_CONTEXT = { named: false, inChart: false, defaults: undefined };
/** Folders between a chart and the values that people keep for its environments. */
const MAX_LEVELS = 4;
/** Finds the charts of a tree. */
class Charts {
    #tree;
    #selected;
    #charts = new Map();
    #values = new Map();
    constructor(tree, selected) {
        this.#tree = tree;
        this.#selected = selected;
    }
    contextOf(path, named) {
        if (/(?:^|\/)(?:templates|crds|charts)\//.test(path))
            return { ...NO_CONTEXT, named };
        const parts = external_node_path_.posix.dirname(path).split('/');
        for (let level = 0; level < MAX_LEVELS && level < parts.length; level += 1) {
            const directory = parts.slice(0, parts.length - level).join('/');
            if (!this.#isChart(directory))
                continue;
            const values = external_node_path_.posix.join(directory, 'values.yaml');
            return {
                named,
                inChart: true,
                defaults: external_node_path_.posix.normalize(path) === values ? undefined : this.valuesOf(directory)
            };
        }
        return { ...NO_CONTEXT, named };
    }
    /** The values of the chart in a folder; undefined where there are none that can be read. */
    valuesOf(directory) {
        const path = external_node_path_.posix.join(directory, 'values.yaml');
        if (!this.#values.has(path))
            this.#values.set(path, this.#read(path));
        return this.#values.get(path);
    }
    #isChart(directory) {
        const known = this.#charts.get(directory) ?? this.#tree.kind(external_node_path_.posix.join(directory, 'Chart.yaml')) === 'file';
        this.#charts.set(directory, known);
        return known;
    }
    #read(path) {
        const text = this.#tree.read(path, ({ bytes }) => {
            const decoded = decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
            return 'text' in decoded ? { decoded: decoded.text } : undefined;
        });
        if (typeof text !== 'object')
            return undefined;
        const root = (0,yaml_node/* asMapping */.dw)(documentsOf(text.decoded)[0]?.root);
        return root === undefined ? undefined : { text: text.decoded, root, isPatched: this.#selected.has(path) };
    }
}

;// CONCATENATED MODULE: ./src/patch/file.ts













const NOTHING = { patch: null, matches: [], problems: [] };
/**
 * Plans one file: its new text and every change in it. Files that cannot name an image, and get nothing else, are not even
 * decoded.
 */
function planFile(file, bytes, request, needles, { told = NOTHING_TOLD, context: around = () => NO_CONTEXT } = {}) {
    const { targets, entries, patches } = told;
    const isPart = mayNamePart(bytes, needles);
    const isApart = isPart && (isValuesFile(file) || writesParts(bytes));
    const isInUtf16 = !isPart && bytes.includes(0) && mayName(withoutNul(bytes), needles);
    const isNamed = isApart || isInUtf16 || (isPart && mayName(bytes, needles));
    // To look around costs more than to read most files.
    const context = isNamed || isValuesFile(file) ? around() : NO_CONTEXT;
    const isOverride = context.defaults !== undefined && mayName(Buffer.from(context.defaults.text), needles);
    const isTold = isOverride || targets.length + entries.length + patches.length > 0;
    if (!isNamed && !isTold)
        return NOTHING;
    const decoded = decode(bytes);
    if ('reason' in decoded) {
        return skipped('not-text', file, `Skipped, as ${decoded.reason}.`, 'Save it as UTF-8 if it is a manifest.');
    }
    const { text } = decoded;
    const template = isHelmTemplate(text) ? maskActions(text) : null;
    if (template === undefined)
        return skippedTemplate(file, 'one of its actions has no end');
    try {
        return planText(file, text, request, isTold || isApart ? null : needles, { told, context, template });
    }
    catch (error) {
        const [problem] = error instanceof errors/* RepullError */.z2 ? error.problems : [];
        if (template !== null && problem?.code === 'syntax')
            return skippedTemplate(file, problem.message, problem.place);
        if (error instanceof errors/* RepullError */.z2)
            return { ...NOTHING, problems: error.problems };
        throw error;
    }
}
/** A template that is no YAML even without its actions. */
function skippedTemplate(file, why, place = { file }) {
    const chart = /^(.*?)(?:^|\/)templates\//.exec(file)?.[1];
    const values = chart === undefined ? 'the values file of its chart' : external_node_path_.posix.join(chart, 'values.yaml');
    const message = `Skipped, as it is a Helm template that cannot be read as YAML: ${why.replace(/^.*?: /, '').replace(/\.$/, '')}.`;
    const hint = `Select ${values} instead, if the image is there.`;
    return { ...NOTHING, problems: [{ code: 'helm-template', level: 'notice', place, message, hint }] };
}
function skipped(code, file, message, hint) {
    return { ...NOTHING, problems: [{ code, level: 'notice', place: { file }, message, hint }] };
}
/** Plans a text. Raises the error that refuses it. */
function planText(file, text, request, needles, surroundings) {
    const position = positions(text);
    const { template } = surroundings;
    const readable = template?.text ?? text;
    const chunks = (0,parse/* splitDocuments */.Z)(readable);
    const works = [];
    const matches = [];
    for (const chunk of chunks) {
        const isPart = chunks.length > 1 && needles !== null;
        if (isPart && !mayName(Buffer.from(text.slice(chunk.start, chunk.end)), needles))
            continue;
        if (isDefinition(text, chunk))
            continue;
        for (const document of file_parse(file, readable, chunk, position)) {
            const work = new Work(file, readable, document.root, position, template && { ...template, source: text });
            for (const match of patchDocument(work, document.index, request, surroundings))
                matches.push(match);
            works.push(work);
        }
    }
    return { patch: patchOf(file, text, works), matches, problems: works.flatMap((work) => work.problems) };
}
/** What was done to the documents of a file; null where that is nothing. Raises `unclear` where it overlaps. */
function patchOf(file, text, works) {
    const edits = works.flatMap((work) => work.splices());
    if (edits.length === 0)
        return null;
    const changes = works.flatMap((work) => work.drafts.map((draft) => toChange(work, draft)));
    refuseOverlaps(file, edits, positions(text));
    return { file, before: text, after: apply(text, edits), edits, changes: changes.toSorted(byPlace) };
}
/** CustomResourceDefinitions describe fields named `image`, and run nothing. They are large, and need not be parsed. */
function isDefinition(text, { start, end }) {
    const source = text.slice(start, end);
    const kind = /^kind:[ \t]*["']?CustomResourceDefinition["']?[ \t]*\r?$/m.exec(source);
    // After a `---` or `...` further in, there may be another document.
    return kind !== null && !/#[ \t]*repull:|[\r\n](?:---|\.\.\.)\s/.test(source);
}
function file_parse(file, text, chunk, position) {
    const documents = (0,parse/* parseChunk */.d)(text, chunk);
    if (Array.isArray(documents))
        return documents;
    throw new errors/* RepullError */.z2({
        code: documents.code,
        level: 'error',
        message: `Names an image, and is no YAML that can be read: ${documents.message}.`,
        place: { file, ...position(documents.offset) },
        hint: 'Mend it, or leave the file out with an entry in "files" that begins with "!".'
    });
}
function toChange(work, draft) {
    const { field, object, container, path, from, to } = draft;
    return { ...work.place(draft.offset), object, container, field, path, from, to };
}
function byPlace(a, b) {
    return a.line - b.line || a.column - b.column;
}
/** A marker may ask for a change of a text in which an image is changed. */
function refuseOverlaps(file, edits, position) {
    const second = edits.find(({ start }, index) => start < (edits[index - 1]?.end ?? 0));
    if (second === undefined)
        return;
    throw new errors/* RepullError */.z2({
        code: 'unclear',
        level: 'error',
        message: 'Two changes are asked for at one place.',
        place: { file, ...position(second.start) },
        hint: 'Remove the marker on the text around it.'
    });
}

;// CONCATENATED MODULE: ./src/audit/known.ts


/** Registries whose images anybody may pull. */
const PUBLIC = new Set([
    'docker.io',
    'registry.k8s.io',
    'k8s.gcr.io',
    'mcr.microsoft.com',
    'public.ecr.aws',
    'docker.elastic.co',
    'registry.access.redhat.com'
]);
/** Registries where each owner decides for his own images. */
const SHARED = new Set(['ghcr.io', 'quay.io', 'gcr.io', 'registry.gitlab.com']);
/** What a pull secret is for: a registry, or an owner in one that many share; undefined where none is needed. */
function ownerOf({ repository }) {
    const host = (0,image_reference/* registryOf */.Fv)(repository);
    if (PUBLIC.has(host))
        return undefined;
    return SHARED.has(host) ? repository.split('/').slice(0, 2).join('/') : host;
}
/** The names of the pull secrets that a pod lists. */
function secretsOf(pod) {
    const spot = pod.secrets?.spot;
    const value = spot !== undefined && spot.missing.length === 0 ? spot.found?.entry.value : undefined;
    return ((0,yaml_node/* asSequence */.GO)(value)?.items ?? []).flatMap((item) => {
        const node = (0,yaml_node/* asMapping */.dw)(item) === undefined ? item : (0,yaml_node/* lookup */.$I)((0,yaml_node/* asMapping */.dw)(item) ?? NONE, 'name')?.entry.value;
        const name = (0,yaml_node/* asScalar */.T7)(node)?.value;
        return node === undefined || name == null || name === '' ? [] : [{ name, node }];
    });
}
const NONE = { type: 'mapping', flow: true, entries: [], start: 0, end: 0, anchor: null };
/** The images of each pod of a unit. */
function podsOf({ images }) {
    const pods = new Map();
    for (const image of images) {
        if (image.pod !== null)
            pods.set(image.pod, [...(pods.get(image.pod) ?? []), image]);
    }
    return pods;
}
/** Collects, unit by unit, what they say together. */
class Knowledge {
    registries = new Map();
    secrets = [];
    #seen = new Map();
    accounts = [];
    learn(unit) {
        this.#define(unit);
        for (const [pod, images] of podsOf(unit)) {
            const [secret] = secretsOf(pod);
            if (secret === undefined)
                continue;
            const owners = images.flatMap(({ reference }) => (reference && ownerOf(reference)) ?? []);
            // Which of several owners the secret is for cannot be told.
            const [owner, ...others] = new Set(owners);
            if (owner !== undefined && others.length === 0)
                this.need(owner, secret.name);
        }
        for (const { reference, at } of unit.build === null ? [] : unit.images) {
            if (unit.build === null || reference?.tag == null)
                continue;
            const key = JSON.stringify([unit.build, reference.repository]);
            if (!this.#seen.has(key))
                this.#seen.set(key, { tag: reference.tag, at });
        }
    }
    /** Images of an owner (or a registry) need a secret. */
    need(owner, secret) {
        if (owner !== null && !this.registries.has(owner))
            this.registries.set(owner, secret);
    }
    secretFor = (owner) => this.registries.get(owner) ?? this.registries.get(owner.split('/')[0] ?? '');
    seenIn = (build, repository) => this.#seen.get(JSON.stringify([build, repository]));
    #define({ root, object, at }) {
        const map = (0,yaml_node/* asMapping */.dw)(root);
        if (map === undefined || object.group !== '')
            return;
        const { name, namespace } = object;
        if (object.kind === 'Secret') {
            this.secrets.push({ name, namespace, type: (0,yaml_node/* textAt */.$6)(map, 'type') ?? 'Opaque', at: at(root) });
        }
        if (object.kind === 'ServiceAccount') {
            const list = (0,yaml_node/* asSequence */.GO)((0,yaml_node/* lookup */.$I)(map, 'imagePullSecrets')?.entry.value);
            this.accounts.push({ name, namespace, hasSecrets: (list?.items.length ?? 0) > 0 });
        }
    }
}
/** What the images of a document need a secret for, if anybody does. */
function ownersIn(images) {
    return new Set(images.flatMap((text) => {
        const reference = (0,image_reference/* parseReference */.F2)(text);
        return (reference && ownerOf(reference)) ?? [];
    }));
}

;// CONCATENATED MODULE: ./src/audit/kustomizations.ts



/** The builds of those kustomizations among the selected files that no other one of them builds from. */
function* outermost(files, sources) {
    const roots = files.filter(isKustomizationFile);
    const inner = new Set(roots.flatMap((root) => [...builtFrom(root, sources)]));
    for (const root of roots) {
        if (!inner.has(root))
            yield [root, build(sources, external_node_path_.posix.dirname(root))];
    }
}
/** The kustomization files that one builds from, directly. */
function* builtFrom(file, sources) {
    for (const { root } of sources.documents(file)) {
        if (root.type !== 'mapping' || !isKustomization(file, root))
            continue;
        for (const path of ['resources', 'bases', 'components'].flatMap((key) => textsAt(root, key))) {
            const at = external_node_path_.posix.join(external_node_path_.posix.dirname(file), path);
            const below = sources.kind(at) === 'directory' ? kustomizationFile(sources, at) : undefined;
            const real = below === undefined ? undefined : sources.file(below);
            if (real !== undefined && real !== file)
                yield real;
        }
    }
}

;// CONCATENATED MODULE: ./src/audit/objects.ts









/** A document of a file as its text has it. `isMasked`: of a Helm template, what its actions write. */
function documentUnit(file, document, root, looking, isMasked) {
    const at = (node) => ({ file, offset: node.start });
    const origin = (_, path) => ({ file, document, path });
    const map = (0,yaml_node/* asMapping */.dw)(root);
    const object = map === undefined ? nameless(document) : objectOf(map, document);
    const uses = walk(root, document, looking.rows).uses.filter(({ image }) => isMasked?.(image.start, image.end) !== true);
    return {
        shape: map !== undefined && isKustomization(file, map) ? 'kustomization' : 'object',
        root,
        object,
        images: uses.map((use) => objects_imageOf(use, { at, origin }, looking, isMasked)),
        build: null,
        isTemplate: isMasked !== null,
        source: { file, document },
        files: new Set([file]),
        at,
        keyAt: (entry) => ({ file, offset: entry.start }),
        values: []
    };
}
/** The objects that a kustomization builds. */
function buildUnits(kustomization, { resources, files }, looking) {
    const at = (node) => placeOf(node) ?? { file: kustomization, offset: 0 };
    const origin = (node) => {
        const found = originOf(node);
        return found !== undefined && looking.isSelected(found.file) ? found : undefined;
    };
    return resources.map((resource) => {
        const { root } = resource;
        return {
            shape: 'object',
            root,
            object: { ...objectOf(root, 0), ...idOf(resource) },
            images: walk(root, 0, looking.rows).uses.map((use) => objects_imageOf(use, { at, origin }, looking, null)),
            build: kustomization,
            isTemplate: false,
            source: null,
            files,
            at,
            keyAt: (entry) => at(entry.value),
            values: []
        };
    });
}
function nameless(document) {
    return { document, kind: '', group: '', namespace: '', name: '' };
}
function objects_imageOf(use, { at, origin }, { rows }, isMasked) {
    const text = (use.image.value ?? '').trim();
    const found = policyNode(use);
    const place = use.policy;
    const hasActions = isMasked !== null && place?.at === 'container' && isMasked(place.container.start, place.container.end);
    const value = (0,yaml_node/* asScalar */.T7)(found)?.value ?? '';
    let policy = { kind: 'unknown' };
    if (found !== undefined && value !== '' && isMasked?.(found.start, found.end) !== true) {
        policy = { kind: 'given', value, at: at(found) };
    }
    else if (place?.at === 'container' && !hasActions && use.object.kind !== '')
        policy = { kind: 'default' };
    return {
        text,
        reference: (0,image_reference/* parseReference */.F2)(text),
        at: at(use.image),
        who: use.container === null ? 'the image' : `container ${JSON.stringify(use.container)}`,
        policy,
        pod: use.pod,
        entries: entriesBehind(use.image),
        path: use.path,
        setPolicy: isMasked === null ? mender(use, policy, found, origin, rows) : undefined
    };
}
function policyNode({ policy }) {
    if (policy === null)
        return undefined;
    if (policy.at === 'container')
        return (0,yaml_node/* lookup */.$I)(policy.container, policy.key)?.entry.value;
    return policy.spot.missing.length === 0 ? policy.spot.found?.entry.value : undefined;
}
/** Writes the policy where it is written now; where there is none, into the container. */
function mender(use, policy, found, origin, rows) {
    const { policy: place, object, container } = use;
    if (place === null)
        return undefined;
    if (policy.kind === 'given' && found !== undefined) {
        const path = place.at === 'container' ? [...use.path.slice(0, -1), place.key] : place.spot.path;
        const written = origin(found, path);
        return written && ((to) => scalarMend(written, to, { field: 'pullPolicy', object, container }));
    }
    if (place.at !== 'container')
        return undefined;
    const holder = origin(place.container, use.path.slice(0, -1));
    return (holder &&
        ((to) => ({
            ...holder,
            write(work, root) {
                const path = JSON.stringify(holder.path);
                const same = walk(root, holder.document, rows).uses.find((each) => JSON.stringify(each.path.slice(0, -1)) === path);
                if (same !== undefined)
                    setPolicy(work, same, to);
            }
        })));
}
/** Gives a scalar of a document another text. */
function scalarMend({ file, document, path }, to, record) {
    return {
        file,
        document,
        write(work, root) {
            const scalar = (0,yaml_node/* asScalar */.T7)(needs_nodeAt(root, path));
            if (scalar === undefined)
                return;
            const map = (0,yaml_node/* asMapping */.dw)(root);
            const object = map === undefined ? record.object : objectOf(map, document);
            work.set(scalar, to, { ...record, object, path, offset: scalar.start });
        }
    };
}

;// CONCATENATED MODULE: ./src/audit/rules/digest-wins.ts




const DIGEST_WINS = {
    id: 'digest-wins',
    level: 'error',
    title: 'A tag that a digest overrides',
    why: 'Where a reference has a tag and a digest, the container runtime pulls by the digest, and the tag is only for people to read. ' +
        'A new tag beside an old digest deploys the old image. kustomize writes both where an entry of images has both, and a later digest takes an earlier newTag away.',
    mend: 'In a kustomization, what stands against `newTag` is dropped.',
    looksAt: 'both',
    *check(unit, surroundings) {
        yield* sameEntry(unit);
        yield* laterEntry(unit, surroundings);
        yield* onlyTheTag(unit, surroundings);
    }
};
/** One entry of `images` that says two things. */
function* sameEntry(unit) {
    const root = (0,yaml_node/* asMapping */.dw)(unit.root);
    if (unit.shape !== 'kustomization' || root === undefined)
        return;
    for (const [index, item] of listAt(root, 'images').entries()) {
        const entry = (0,yaml_node/* asMapping */.dw)(item);
        const tag = (0,yaml_node/* textAt */.$6)(entry, 'newTag') ?? '';
        for (const key of ['digest', 'tagSuffix']) {
            const found = entry && (0,yaml_node/* lookup */.$I)(entry, key);
            const text = (0,yaml_node/* textAt */.$6)(entry, key) ?? '';
            if (entry === undefined || found === undefined || tag === '' || text === '')
                continue;
            const path = ['images', index];
            yield {
                at: unit.at(found.entry.value),
                message: key === 'digest'
                    ? `The digest ${shortened(text)} decides, whatever "newTag: ${tag}" says.`
                    : `${JSON.stringify(`tagSuffix: ${text}`)} is not read beside "newTag: ${tag}".`,
                hint: key === 'digest' ? 'Keep one of the two.' : 'Write the whole tag in newTag.',
                mend: unit.source === null ? undefined : without({ ...unit.source, path }, key, unit)
            };
        }
    }
}
/** A kustomization whose digest takes away the tag of one that it builds from. */
function* laterEntry(unit, { isSelected }) {
    for (const { entries } of unit.images) {
        const at = entries.findIndex((entry) => ((0,yaml_node/* textAt */.$6)(entry, 'newTag') ?? '') !== '');
        const [first, later] = [entries[at], entries.slice(at + 1).find(isDigestAlone)];
        if (first === undefined || later === undefined)
            continue;
        const node = (0,yaml_node/* lookup */.$I)(later, 'digest')?.entry.value ?? later;
        const origin = originOf(later);
        const related = placeOf((0,yaml_node/* lookup */.$I)(first, 'newTag')?.entry.value ?? first);
        yield {
            at: unit.at(node),
            message: `The digest ${shortened((0,yaml_node/* textAt */.$6)(later, 'digest') ?? '')} takes the place of "newTag: ${(0,yaml_node/* textAt */.$6)(first, 'newTag') ?? ''}".`,
            hint: 'Drop it, or the tag that it overrides.',
            related: related === undefined ? [] : [related],
            mend: origin !== undefined && isSelected(origin.file) ? without(origin, 'digest', unit) : undefined
        };
    }
}
function isDigestAlone(entry) {
    return ((0,yaml_node/* textAt */.$6)(entry, 'digest') ?? '') !== '' && ((0,yaml_node/* textAt */.$6)(entry, 'newTag') ?? '') === '';
}
/** A tag that this run changes, in a mapping whose digest it leaves. */
function* onlyTheTag(unit, { changesIn }) {
    const { source, root } = unit;
    if (source === null || unit.shape === 'kustomization')
        return;
    const changes = changesIn(source.file).filter(({ object }) => object.document === source.document);
    for (const change of changes) {
        const map = isTag(change) ? (0,yaml_node/* asMapping */.dw)(needs_nodeAt(root, change.path.slice(0, -1))) : undefined;
        const digest = map?.entries.find(({ name, value }) => isDigest(name, (0,yaml_node/* asScalar */.T7)(value)?.value ?? ''));
        if (digest === undefined)
            continue;
        const path = JSON.stringify([...change.path.slice(0, -1), digest.name]);
        if (changes.some((other) => JSON.stringify(other.path) === path))
            continue;
        yield {
            at: unit.at(digest.value),
            message: `The digest ${shortened((0,yaml_node/* asScalar */.T7)(digest.value)?.value ?? '')} stays beside the new tag ${JSON.stringify(change.to)}, and decides.`,
            hint: `Empty it, or give it a comment "# repull: NAME:digest" and the run a digest.`
        };
    }
}
function isTag({ field, to, path }) {
    return (field === 'tag' || field === 'marker') && to !== null && /tag|version/i.test(String(path.at(-1)));
}
function isDigest(name, value) {
    return /digest$|^sha(?:256)?$/i.test(name ?? '') && /^(?:sha256:)?[0-9a-f]{64}$/.test(value);
}
function shortened(digest) {
    return JSON.stringify(digest.length > 22 ? `${digest.slice(0, 19)}...` : digest);
}
/** Takes a key out of an entry. */
function without({ file, document, path }, key, { object }) {
    return {
        file,
        document,
        write(work, root) {
            const map = (0,yaml_node/* asMapping */.dw)(needs_nodeAt(root, path));
            const entry = map?.entries.find(({ name }) => name === key);
            if (map === undefined || entry === undefined || map.entries.length === 1)
                return;
            if (!work.firstTime(map, `without ${key}`))
                return;
            const field = key === 'digest' ? 'digest' : 'tag';
            const from = (0,yaml_node/* asScalar */.T7)(entry.value)?.value ?? null;
            work.editor.removeEntry(map, entry);
            const record = { field, object: { ...object, document }, container: null, offset: entry.start };
            work.record({ ...record, path: [...path, key], from, to: null, edited: map, inside: 1 });
        }
    };
}

;// CONCATENATED MODULE: ./src/audit/moving.ts
/** A stand-in that something else fills in before the cluster sees it. */
const PLACEHOLDER = /place-?holder|replace|change-?me|to-?do|tbd|set-?by/i;
/** Words for what is newest of something. */
const NEWEST = 'latest|main|master|trunk|head|dev|devel|develop|development|edge|nightly|daily|weekly|stable|unstable|testing|canary|rolling|snapshot|next|current|mainline|preview|alpha|beta|rc|lts|staging|prod|production|release';
/** Words for what an image is made on, which say nothing of its version. */
const VARIANTS = 'alpine|slim|debian|ubuntu|trixie|bookworm|bullseye|buster|noble|jammy|focal|ubi|distroless|static|nonroot|debug|musl|glibc|uclibc|fpm|apache|jre|jdk|perl|full|minimal|amd64|arm64';
const MOVING_WORDS = new RegExp(`^(?:${NEWEST}|${VARIANTS})(?:[-_.](?:${NEWEST}|${VARIANTS}))*$`, 'i');
/** A date, a build number or a commit makes a tag with one of these words one of a kind. */
const LATEST = /(?:^|[-_.])(?:latest|snapshot)(?=$|[-_.])/i;
const ONE_OF_A_KIND = /\d{4,}|[0-9a-f]{7,}/;
/**
 * True for a tag that a registry moves to another image as a matter of course: words for what is newest (`latest`, `main`,
 * `stable-alpine`), and versions that say so (`1.2-SNAPSHOT`). Numbers such as `1.27` move too, within what they promise,
 * and are let through, as are words that nobody can be sure about.
 */
function isMovingTag(tag) {
    return MOVING_WORDS.test(tag) || (LATEST.test(tag) && !ONE_OF_A_KIND.test(tag));
}
/** True for an image whose name leads to another image from one day to the next. */
function isMoving({ name, tag, digest }) {
    if (digest !== null)
        return false;
    // Istio's injection replaces this word (istio.io, "Installing Gateways").
    if (tag === null)
        return name !== 'auto' && !PLACEHOLDER.test(name);
    return isMovingTag(tag);
}
/** `no tag`, or the tag in quotes. */
function tagText({ tag }) {
    return tag === null ? 'no tag, which means "latest"' : `the tag ${JSON.stringify(tag)}`;
}
/** The policy that Kubernetes gives to a container that says none (k8s.io, "Images", default image pull policy). */
function defaultPolicy({ tag, digest }) {
    return digest === null && (tag === null || tag === 'latest') ? 'Always' : 'IfNotPresent';
}

;// CONCATENATED MODULE: ./src/audit/rules/mutable-tag.ts

const MUTABLE_TAG = {
    id: 'mutable-tag',
    level: 'warning',
    title: 'A tag that moves',
    why: 'A tag such as latest names another image after every push. The pod template does not change with it, so that no rollout starts; ' +
        'pods that start at different times run different code, and a rollback leads to the same tag again.',
    mend: null,
    looksAt: 'effective',
    *check({ images }) {
        for (const { reference, at, text } of images) {
            if (reference === undefined || !isMoving(reference))
                continue;
            yield {
                at,
                message: `${JSON.stringify(text)} has ${tagText(reference)}: what it names changes with every push, and no rollout starts.`,
                hint: 'Give it a tag that is used once, as Repull computes it ("images", "tag"), or a digest.'
            };
        }
    }
};

;// CONCATENATED MODULE: ./src/audit/rules/never-pulled.ts

const NEVER_PULLED = {
    id: 'never-pulled',
    level: 'error',
    title: 'An image of a registry is never pulled',
    why: 'With imagePullPolicy: Never the kubelet does not ask the registry at all. A node that has the image runs the copy it has, however old; ' +
        'a node that has none reports ErrImageNeverPull and the container does not start.',
    mend: 'The policy becomes the one of `pull-policy` (`Always` unless another is given).',
    looksAt: 'effective',
    *check({ images }, { policy: wanted }) {
        for (const { reference, policy, text, setPolicy } of images) {
            if (policy.kind !== 'given' || policy.value !== 'Never')
                continue;
            if (reference === undefined || !isOfRegistry(reference))
                continue;
            yield {
                at: policy.at,
                message: `"Never" keeps ${JSON.stringify(text)} from being pulled: a node runs the copy that it has, or none.`,
                hint: `Write ${wanted}; "Never" is for images that are loaded into the nodes.`,
                mend: setPolicy?.(wanted)
            };
        }
    }
};
/** Images that are loaded into the nodes of kind or minikube seldom name a registry, or name one that is none. */
function isOfRegistry({ name, repository }) {
    const host = (0,image_reference/* registryOf */.Fv)(repository);
    const isWritten = name.includes('/') && (name.startsWith(`${host}/`) || name.startsWith('index.docker.io/'));
    return isWritten && !/^localhost(?::\d+)?$|\.local(?:host)?(?::\d+)?$|^127\./.test(host);
}

;// CONCATENATED MODULE: ./src/audit/rules/node-cleanup.ts



/** What the kubelet does by default (k8s.io, KubeletConfiguration v1beta1). */
const DEFAULT_THRESHOLD = '85';
const MAXIMUM_AGE = '336h';
const NODE_CLEANUP = {
    id: 'node-cleanup',
    level: 'notice',
    title: 'Nodes that keep unused images for ever',
    why: 'A tag that is used once leaves one more image on each node with every deploy. The kubelet removes unused ones when a disk is fuller than imageGCHighThresholdPercent; ' +
        'at 100 it never does, and the disk fills up until pods are evicted. imageMaximumGCAge removes what was not used for that long.',
    mend: `The threshold becomes ${DEFAULT_THRESHOLD}, the kubelet's default, and imageMaximumGCAge ${MAXIMUM_AGE}.`,
    looksAt: 'written',
    *check(unit) {
        if (unit.object.kind === '')
            return;
        for (const { scalar, path } of (0,yaml_node/* scalarsOf */.TM)(unit.root)) {
            const key = String(path.at(-1));
            if (!/^image-?gc-?high-?threshold(?:-?percent)?$/i.test(key) || scalar.value !== '100')
                continue;
            const holder = (0,yaml_node/* asMapping */.dw)(needs_nodeAt(unit.root, path.slice(0, -1)));
            const age = (0,yaml_node/* textAt */.$6)(holder, 'imageMaximumGCAge') ?? (0,yaml_node/* textAt */.$6)(holder, 'image-maximum-gc-age') ?? '0s';
            if (!/^0[a-z]*$/.test(age))
                continue;
            yield {
                at: unit.at(scalar),
                message: `"${key}: 100" and no imageMaximumGCAge: the kubelet never removes an unused image.`,
                hint: `Write ${DEFAULT_THRESHOLD}, and imageMaximumGCAge: ${MAXIMUM_AGE}.`,
                mend: mendOf(unit, path)
            };
        }
    }
};
function mendOf({ source, object }, path) {
    if (source === null || object.kind !== 'KubeletConfiguration')
        return undefined;
    const record = { field: 'setting', object, container: null };
    const threshold = scalarMend({ ...source, path }, DEFAULT_THRESHOLD, record);
    return {
        ...source,
        write(work, root) {
            threshold.write(work, root);
            const map = (0,yaml_node/* asMapping */.dw)(needs_nodeAt(root, path.slice(0, -1)));
            const entry = map?.entries.find(({ name }) => name === path.at(-1));
            if (map === undefined || entry === undefined)
                return;
            const at = [...path.slice(0, -1), 'imageMaximumGCAge'];
            const old = map.entries.find(({ name }) => name === 'imageMaximumGCAge');
            if (old !== undefined)
                return scalarMend({ ...source, path: at }, MAXIMUM_AGE, record).write(work, root);
            work.editor.addEntry(map, 'imageMaximumGCAge', MAXIMUM_AGE, { entry, side: 'after' });
            work.record({
                ...record,
                path: at,
                offset: entry.start,
                from: null,
                to: MAXIMUM_AGE,
                edited: map,
                inside: 1
            });
        }
    };
}

;// CONCATENATED MODULE: ./src/audit/rules/no-pull-secret.ts






const NO_PULL_SECRET = {
    id: 'no-pull-secret',
    level: 'warning',
    title: 'A private image, and no secret to pull it with',
    why: 'The kubelet asks the registry with the secrets that the pod (or its ServiceAccount) lists in imagePullSecrets. Without one, a private registry ' +
        'refuses it: ErrImagePull, then ImagePullBackOff. Where a node has a copy, IfNotPresent hides this until the pod moves to another node.',
    mend: 'The secret that other pods use for the registry is added.',
    looksAt: 'across',
    *check(unit, surroundings) {
        const { files } = surroundings;
        for (const [pod, images] of podsOf(unit)) {
            if (pod.secrets === null || secretsOf(pod).length > 0 || !isBare(pod, unit, files))
                continue;
            for (const image of images) {
                const owner = image.reference && ownerOf(image.reference);
                const secret = owner === undefined ? undefined : files.secretFor(owner);
                if (secret === undefined || owner === undefined)
                    continue;
                yield {
                    at: image.at,
                    message: `${JSON.stringify(image.text)} is pulled without a secret, and images of ${owner} are pulled with ${JSON.stringify(secret)} elsewhere.`,
                    hint: `Add it to the pod's imagePullSecrets, or to those of its ServiceAccount.`,
                    mend: no_pull_secret_mendOf(unit, image, secret, surroundings)
                };
                break;
            }
        }
    }
};
/** True for a pod whose ServiceAccount is known to bring no secret: one in the files, or the default one. */
function isBare(pod, { object }, { accounts }) {
    const spec = pod.secrets?.spot.parent;
    const name = (0,yaml_node/* textAt */.$6)(spec, 'serviceAccountName') ?? (0,yaml_node/* textAt */.$6)(spec, 'serviceAccount') ?? 'default';
    const ours = accounts.filter((account) => account.name === name &&
        (account.namespace === object.namespace || account.namespace === '' || object.namespace === ''));
    if (ours.length === 0)
        return name === 'default';
    return ours.every(({ hasSecrets }) => !hasSecrets);
}
function no_pull_secret_mendOf({ root, source, isTemplate }, { path }, secret, { rows, isSelected }) {
    if (isTemplate)
        return undefined;
    const holder = needs_nodeAt(root, path.slice(0, -1));
    const origin = source === null ? holder && originOf(holder) : { ...source, path: path.slice(0, -1) };
    if (origin === undefined || !isSelected(origin.file))
        return undefined;
    const at = JSON.stringify(origin.path);
    return {
        ...origin,
        write(work, document) {
            const isSame = (use) => JSON.stringify(use.path.slice(0, -1)) === at;
            const pod = walk(document, origin.document, rows).uses.find(isSame)?.pod;
            if (pod != null)
                addSecrets(work, pod, [secret]);
        }
    };
}

;// CONCATENATED MODULE: ./src/audit/rules/no-rollout.ts

/** Kinds that start new pods when their template changes, and only then; others start them by a schedule, or once. */
const ROLLING = new Set([
    'Deployment',
    'StatefulSet',
    'DaemonSet',
    'Rollout',
    'CloneSet',
    'Service',
    'HelmRelease',
    'Application'
]);
const NO_ROLLOUT = {
    id: 'no-rollout',
    level: 'error',
    title: 'Nothing changes, so nothing is rolled out',
    why: 'A Deployment, StatefulSet or DaemonSet starts a rollout only when its pod template changes. With the same tag as before, ' +
        'kubectl apply reports "unchanged", the running pods stay, and the new image is not pulled whatever the pull policy says.',
    mend: null,
    looksAt: 'effective',
    *check({ images, source, files, shape, object }, { images: wanted, changesIn }) {
        if (wanted.length === 0 || (shape !== 'values' && !ROLLING.has(object.kind)))
            return;
        const changes = [...files].flatMap((file) => changesIn(file));
        const ours = changes.filter(({ object }) => source === null || object.document === source.document);
        if (ours.length > 0)
            return;
        for (const { reference, text, at } of images) {
            const image = reference && (0,image_request/* findImage */.F1)(wanted, text);
            if (image === undefined || (0,image_request/* rewrite */.v8)(image, text) !== text)
                continue;
            yield {
                at,
                message: `${JSON.stringify(text)} stood here before, and nothing else of the pod template changes: no rollout starts.`,
                hint: 'Use a tag that is new in each run, or give "annotations" a value that is, as in example.org/deployed={{date \'X\'}}.'
            };
        }
    }
};

;// CONCATENATED MODULE: ./src/audit/rules/policy-invalid.ts


const POLICIES = ['Always', 'IfNotPresent', 'Never'];
const POLICY_INVALID = {
    id: 'policy-invalid',
    level: 'error',
    title: 'A pull policy that is none of the three',
    why: 'Always, IfNotPresent and Never are compared letter for letter. The API server refuses an object with anything else ' +
        '("Unsupported value"), so that nothing of it is rolled out and the old pods go on.',
    mend: 'The nearest of the three, where one is near.',
    looksAt: 'effective',
    *check(unit) {
        for (const { policy, setPolicy } of unit.images) {
            if (policy.kind === 'given' && isWrong(policy.value))
                yield found(policy.value, policy.at, setPolicy);
        }
        const { source, object } = unit;
        const seen = new Set(unit.images.flatMap(({ policy }) => (policy.kind === 'given' ? policy.at.offset : [])));
        for (const { map, path } of unit.values) {
            for (const { scalar, path: below } of (0,yaml_node/* scalarsOf */.TM)(map, path)) {
                if (!isPolicyKey(below) || scalar.value === null || !isWrong(scalar.value))
                    continue;
                const at = unit.at(scalar);
                if (source === null || seen.has(at.offset))
                    continue;
                const record = { field: 'pullPolicy', object, container: null };
                yield found(scalar.value, at, (to) => scalarMend({ ...source, path: below }, to, record));
            }
        }
    }
};
function found(value, at, setPolicy) {
    const near = nearest(value);
    return {
        at,
        message: `${JSON.stringify(value)} is no pull policy; Kubernetes knows Always, IfNotPresent and Never, spelled like this.`,
        hint: near === undefined ? 'Write one of them.' : `Write ${near}.`,
        mend: near && setPolicy?.(near)
    };
}
function isPolicyKey(path) {
    return /pullPolicy$/i.test(String(path.at(-1)));
}
function isWrong(value) {
    if (value === '' || /[${}<>%]|\(\(/.test(value))
        return false;
    return POLICIES.every((policy) => policy !== value);
}
/** The policy that a misspelt one stands for: the same letters, or all but two of them. */
function nearest(value) {
    const letters = value.toLowerCase().replace(/[^a-z]/g, '');
    return POLICIES.find((policy) => distance(letters, policy.toLowerCase()) <= 2);
}
/** Letters to put in, take out or replace (Levenshtein). */
function distance(one, other) {
    let row = Array.from({ length: other.length + 1 }, (_, index) => index);
    for (let index = 0; index < one.length; index += 1) {
        const next = [index + 1];
        for (let at = 0; at < other.length; at += 1) {
            const same = (row[at] ?? 0) + (one.charAt(index) === other.charAt(at) ? 0 : 1);
            next.push(Math.min(same, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
        }
        row = next;
    }
    return row[other.length] ?? 0;
}

;// CONCATENATED MODULE: ./src/audit/pod-levels.ts



/** Groups whose objects hold nothing but what Kubernetes itself reads. */
const OWN_GROUPS = new Set(['', 'apps', 'batch', 'extensions']);
const LISTS = ['containers', 'initContainers', 'ephemeralContainers'];
/**
 * The mappings of an object (or of the items of a List) around its containers. Of other kinds than Kubernetes' own only
 * those from the pod's template inwards, as what stands around it may be the controller's to read.
 */
function* podLevels(root, base = []) {
    const map = (0,yaml_node/* asMapping */.dw)(root);
    const kind = (0,yaml_node/* textAt */.$6)(map, 'kind');
    if (map === undefined || kind === undefined)
        return;
    if (kind.endsWith('List')) {
        const items = (0,yaml_node/* asSequence */.GO)((0,yaml_node/* lookup */.$I)(map, 'items')?.entry.value)?.items ?? [];
        for (const [index, item] of items.entries())
            yield* podLevels(item, [...base, 'items', index]);
        return;
    }
    const apiVersion = (0,yaml_node/* textAt */.$6)(map, 'apiVersion') ?? '';
    for (const row of rowsFor(apiVersion, kind)) {
        for (const parts of (row.templates ?? []).flatMap((spec) => (0,fields_path/* parseFieldSpec */.zC)(spec))) {
            if (OWN_GROUPS.has(row.group))
                yield* around(map, parts, base, kind);
            for (const hit of (0,fields_path/* follow */.e6)(map, parts, base)) {
                const template = (0,yaml_node/* asMapping */.dw)(hit.node);
                if (template !== undefined)
                    yield* insideTemplate(template, hit.path, parts.length > 0);
            }
        }
    }
}
function* around(root, parts, base, kind) {
    yield { map: root, path: base, name: `the ${kind}`, kind: 'object' };
    yield* metadataOf(root, base, `the ${kind}'s metadata`);
    for (let length = 1; length < parts.length; length += 1) {
        for (const { node, path } of (0,fields_path/* follow */.e6)(root, parts.slice(0, length), base)) {
            const map = (0,yaml_node/* asMapping */.dw)(node);
            if (map !== undefined)
                yield { map, path, name: path.slice(base.length).join('.'), kind: 'workload' };
        }
    }
}
function* insideTemplate(template, path, isTemplate) {
    if (isTemplate) {
        yield { map: template, path, name: "the pod's template", kind: 'template' };
        yield* metadataOf(template, path, "the metadata of the pod's template");
    }
    const spec = (0,yaml_node/* asMapping */.dw)((0,yaml_node/* lookup */.$I)(template, 'spec')?.entry.value);
    if (spec === undefined)
        return;
    const below = [...path, 'spec'];
    yield { map: spec, path: below, name: "the pod's spec", kind: 'pod' };
    for (const key of LISTS) {
        const list = (0,yaml_node/* asSequence */.GO)((0,yaml_node/* lookup */.$I)(spec, key)?.entry.value)?.items ?? [];
        for (const [index, item] of list.entries()) {
            const map = (0,yaml_node/* asMapping */.dw)(item);
            const name = `container ${JSON.stringify((0,yaml_node/* textAt */.$6)(map, 'name') ?? '')}`;
            if (map !== undefined)
                yield { map, path: [...below, key, index], name, kind: 'container' };
        }
    }
    const volumes = (0,yaml_node/* asSequence */.GO)((0,yaml_node/* lookup */.$I)(spec, 'volumes')?.entry.value)?.items ?? [];
    for (const [index, item] of volumes.entries()) {
        const volume = (0,yaml_node/* asMapping */.dw)(item);
        const map = volume && (0,yaml_node/* asMapping */.dw)((0,yaml_node/* lookup */.$I)(volume, 'image')?.entry.value);
        const name = `image volume ${JSON.stringify((0,yaml_node/* textAt */.$6)(volume, 'name') ?? '')}`;
        if (map !== undefined)
            yield { map, path: [...below, 'volumes', index, 'image'], name, kind: 'image volume' };
    }
}
function* metadataOf(map, path, name) {
    const metadata = (0,yaml_node/* resolve */.hd)((0,yaml_node/* lookup */.$I)(map, 'metadata')?.entry.value);
    if (metadata?.type === 'mapping')
        yield { map: metadata, path: [...path, 'metadata'], name, kind: 'metadata' };
}

;// CONCATENATED MODULE: ./src/audit/rules/policy-misplaced.ts





const POLICY_MISPLACED = {
    id: 'policy-misplaced',
    level: 'error',
    title: 'A pull policy where Kubernetes does not read it',
    why: 'imagePullPolicy is a field of each container and of nothing else; in an image volume it is named pullPolicy. ' +
        'Anywhere else, or under another spelling, the API server drops it (or refuses the object, with strict validation), and the default applies.',
    mend: 'It moves to the containers that have no policy of their own.',
    looksAt: 'written',
    *check(unit, surroundings) {
        for (const level of podLevels(unit.root)) {
            for (const entry of level.map.entries) {
                const right = rightKey(level.kind);
                if (entry.name === null || entry.name === right || !policy_misplaced_isPolicyKey(entry.name, level.kind))
                    continue;
                const value = (0,yaml_node/* asScalar */.T7)(entry.value)?.value ?? '';
                const quoted = JSON.stringify(`${entry.name}: ${value}`);
                const isMisspelt = right !== undefined;
                yield {
                    at: unit.keyAt(entry),
                    message: isMisspelt
                        ? `${quoted} in ${level.name} is not read; the key there is ${right}.`
                        : `${quoted} in ${level.name} is not read; each container has a policy of its own.`,
                    hint: isMisspelt ? `Spell it ${right}.` : 'Write imagePullPolicy in the containers.',
                    mend: policy_misplaced_mendOf(unit, level, entry, surroundings)
                };
            }
        }
    }
};
/** The key that is read; undefined where none is. */
function rightKey(kind) {
    if (kind === 'container')
        return 'imagePullPolicy';
    return kind === 'image volume' ? 'pullPolicy' : undefined;
}
function policy_misplaced_isPolicyKey(key, kind) {
    const letters = key.toLowerCase().replace(/[-_]/g, '');
    if (kind === 'container' || kind === 'image volume') {
        return /^(?:images?)?pull(?:policy|polic[iy]es|polciy|poilcy|plicy)$|^imagepolicy$/.test(letters);
    }
    return letters === 'imagepullpolicy' || (letters === 'pullpolicy' && kind !== 'object');
}
function policy_misplaced_mendOf(unit, level, entry, { rows }) {
    const { source } = unit;
    const value = (0,yaml_node/* asScalar */.T7)(entry.value)?.value ?? '';
    const isPolicy = /^(?:Always|IfNotPresent|Never)$/.test(value);
    if (source === null || unit.isTemplate || !isPolicy || level.map.entries.length === 1)
        return undefined;
    const { name } = entry;
    return {
        ...source,
        write(work, root) {
            const map = (0,yaml_node/* asMapping */.dw)(needs_nodeAt(root, level.path));
            const old = map?.entries.find((each) => each.name === name);
            if (map === undefined || old === undefined || !work.firstTime(map, `without ${name}`))
                return;
            work.editor.removeEntry(map, old);
            work.record({
                field: 'pullPolicy',
                object: unit.object,
                container: null,
                path: [...level.path, name ?? ''],
                offset: old.start,
                from: value,
                to: null,
                edited: map,
                inside: 1
            });
            for (const use of walk(root, source.document, rows).uses) {
                const place = use.policy;
                if (place?.at !== 'container' || !isBelow(use.path, level))
                    continue;
                const has = place.container.entries.some((each) => each.name === place.key);
                if (!has)
                    setPolicy(work, use, value);
            }
        }
    };
}
/** True for an image that the policy is meant for: in the same container, or in the pods of the same object. */
function isBelow(path, { path: level, kind }) {
    const holder = kind === 'metadata' ? level.slice(0, -1) : level;
    return holder.every((part, index) => path[index] === part);
}

;// CONCATENATED MODULE: ./src/audit/rules/secret-misplaced.ts





const SECRET_MISPLACED = {
    id: 'secret-misplaced',
    level: 'error',
    title: 'Pull secrets where Kubernetes does not read them',
    why: "imagePullSecrets is a field of the pod's spec (and of a ServiceAccount), a list of objects with a name. Anywhere else the API server drops it, " +
        'a list of plain names is refused, and the image is pulled without credentials.',
    mend: "They move to the pod's spec; plain names become objects with a name.",
    looksAt: 'written',
    *check(unit, surroundings) {
        for (const level of podLevels(unit.root)) {
            for (const entry of level.map.entries) {
                if (entry.name === null || !/^image-?_?pull-?_?secrets?$/i.test(entry.name))
                    continue;
                if (level.kind === 'pod' && entry.name === 'imagePullSecrets')
                    yield* plainNames(unit, entry, level);
                else {
                    const isMisspelt = level.kind === 'pod';
                    yield {
                        at: unit.keyAt(entry),
                        message: isMisspelt
                            ? `${JSON.stringify(entry.name)} in ${level.name} is not read; the key is imagePullSecrets.`
                            : `${JSON.stringify(entry.name)} in ${level.name} is not read; pull secrets belong to the pod's spec.`,
                        hint: isMisspelt
                            ? 'Spell it imagePullSecrets.'
                            : "Move it to the pod's spec, beside its containers.",
                        mend: moved(unit, level, entry, surroundings)
                    };
                }
            }
        }
    }
};
function* plainNames(unit, entry, level) {
    const value = (0,yaml_node/* resolve */.hd)(entry.value);
    const path = [...level.path, 'imagePullSecrets'];
    if (value?.type === 'scalar' && value.value !== null && value.value !== '') {
        yield {
            at: unit.at(entry.value),
            message: `The pull secrets are the text ${JSON.stringify(value.value)}, and should be a list of objects with a name.`,
            hint: `Write "- name: ${value.value}" below the key.`
        };
    }
    for (const [index, item] of ((0,yaml_node/* asSequence */.GO)(value)?.items ?? []).entries()) {
        const name = (0,yaml_node/* asScalar */.T7)(item)?.value;
        if (name == null || name === '')
            continue;
        yield {
            at: unit.at(item),
            message: `The pull secret ${JSON.stringify(name)} is a plain name, and should be an object with a name.`,
            hint: `Write "name: ${name}".`,
            mend: wrapped(unit, [...path, index], name)
        };
    }
}
/** `regcred` as `name: regcred`. */
function wrapped(unit, path, name) {
    const { source, object } = unit;
    if (source === null || unit.isTemplate)
        return undefined;
    return {
        ...source,
        write(work, root) {
            const item = needs_nodeAt(root, path);
            if (item?.type !== 'scalar' || item.style === 'folded' || item.style === 'literal')
                return;
            if (!work.firstTime(item, 'name'))
                return;
            work.editor.wrapItem(item, 'name');
            const record = { field: 'pullSecret', object, container: null, offset: item.start };
            work.record({ ...record, path: [...path, 'name'], from: null, to: name, edited: item, inside: 1 });
        }
    };
}
function moved(unit, level, entry, { rows }) {
    const { source, object } = unit;
    const names = ((0,yaml_node/* asSequence */.GO)(entry.value)?.items ?? [entry.value]).flatMap((item) => (0,yaml_node/* asScalar */.T7)(item)?.value ?? (0,yaml_node/* textAt */.$6)((0,yaml_node/* asMapping */.dw)(item), 'name') ?? []);
    if (source === null || unit.isTemplate || names.length === 0 || level.map.entries.length === 1)
        return undefined;
    const { name } = entry;
    const holder = level.kind === 'metadata' ? level.path.slice(0, -1) : level.path;
    return {
        ...source,
        write(work, root) {
            const map = (0,yaml_node/* asMapping */.dw)(needs_nodeAt(root, level.path));
            const old = map?.entries.find((each) => each.name === name);
            if (map === undefined || old === undefined || !work.firstTime(map, `without ${name}`))
                return;
            work.editor.removeEntry(map, old);
            const record = { field: 'pullSecret', object, container: null, offset: old.start };
            const from = names.join(', ');
            work.record({ ...record, path: [...level.path, name ?? ''], from, to: null, edited: map, inside: 1 });
            const pods = walk(root, source.document, rows)
                .uses.filter(({ path }) => holder.every((part, index) => path[index] === part))
                .map(({ pod }) => pod);
            for (const pod of new Set(pods))
                if (pod !== null)
                    addSecrets(work, pod, names);
        }
    };
}

;// CONCATENATED MODULE: ./src/audit/rules/secret-missing.ts

const TYPES = new Set(['kubernetes.io/dockerconfigjson', 'kubernetes.io/dockercfg']);
const SECRET_MISSING = {
    id: 'secret-missing',
    level: 'warning',
    title: 'A pull secret that the kubelet does not find or cannot use',
    why: "imagePullSecrets name Secrets of the pod's own namespace, of type kubernetes.io/dockerconfigjson (or dockercfg). Another one is passed over with an event " +
        '(FailedToRetrieveImagePullSecret), and the image is asked for without credentials.',
    mend: null,
    looksAt: 'across',
    *check(unit, { files }) {
        const { namespace } = unit.object;
        for (const pod of podsOf(unit).keys()) {
            for (const { name, node } of secretsOf(pod)) {
                const named = files.secrets.filter((secret) => secret.name === name);
                const here = named.filter((secret) => [namespace, ''].includes(secret.namespace) || namespace === '');
                const [other] = here.length > 0 ? here : named;
                if (other === undefined || here.some(({ type }) => TYPES.has(type)))
                    continue;
                const is = here.length > 0
                    ? `of type ${JSON.stringify(other.type)}`
                    : `in the namespace ${JSON.stringify(other.namespace)}`;
                yield {
                    at: unit.at(node),
                    message: `The pull secret ${JSON.stringify(name)} is ${is}, where the kubelet does not read it.`,
                    hint: here.length > 0
                        ? 'Make it of type kubernetes.io/dockerconfigjson (kubectl create secret docker-registry).'
                        : `Define it in the pod's own namespace, ${JSON.stringify(namespace)}.`,
                    related: [other.at]
                };
            }
        }
    }
};

;// CONCATENATED MODULE: ./src/audit/rules/split-version.ts
const SPLIT_VERSION = {
    id: 'split-version',
    level: 'warning',
    title: 'One image with two tags',
    why: 'Two containers of one pod, or two workloads of one kustomization, that name one image with different tags run different versions of it. ' +
        'Mostly one of them was forgotten: it keeps the old image however often the other is deployed.',
    mend: null,
    looksAt: 'effective',
    *check({ images, build, object }, { files }) {
        const seen = new Map();
        for (const { reference, at, pod } of images) {
            if (reference?.tag == null || pod === null)
                continue;
            const { repository, tag, name } = reference;
            const own = seen.get(pod)?.get(repository);
            const first = own ?? (build === null ? undefined : files.seenIn(build, repository));
            if (own === undefined)
                seen.set(pod, (seen.get(pod) ?? new Map()).set(repository, { tag, at }));
            if (first === undefined || !isOther(first.tag, tag) || isTool(repository))
                continue;
            const where = own === undefined
                ? 'what this kustomization builds'
                : `one ${object.kind === '' ? 'workload' : object.kind}`;
            yield {
                at,
                message: `${JSON.stringify(name)} has the tag ${JSON.stringify(tag)} here and ${JSON.stringify(first.tag)} elsewhere in ${where}.`,
                hint: 'Give both the same tag, if they are to run the same version.',
                related: [first.at]
            };
        }
    }
};
/** False for a variant of the same version: `1.27` and `1.27-alpine`. */
function isOther(one, other) {
    return one !== other && !one.startsWith(`${other}-`) && !other.startsWith(`${one}-`);
}
/** Images of Docker's own library serve many purposes side by side, as a shell or a database of one application. */
function isTool(repository) {
    return repository.startsWith('docker.io/library/');
}

;// CONCATENATED MODULE: ./src/audit/rules/stale-cache.ts

const STALE_CACHE = {
    id: 'stale-cache',
    level: 'error',
    title: 'A tag that moves, and a node that keeps its copy',
    why: 'With IfNotPresent the kubelet pulls only what the node does not have under this name. It is also the default for every tag but latest. ' +
        'Where the tag moves, each node keeps the image that it pulled first, and a restart does not help.',
    mend: 'The policy becomes `Always`.',
    looksAt: 'effective',
    *check({ images }) {
        for (const { reference, policy, text, at, setPolicy } of images) {
            if (reference === undefined || !isMoving(reference) || policy.kind === 'unknown')
                continue;
            const value = policy.kind === 'given' ? policy.value : defaultPolicy(reference);
            if (value !== 'IfNotPresent')
                continue;
            const which = policy.kind === 'given'
                ? 'is pulled with "IfNotPresent"'
                : 'has no pull policy, so IfNotPresent applies';
            yield {
                at: policy.kind === 'given' ? policy.at : at,
                message: `${JSON.stringify(text)} ${which}, and it has ${tagText(reference)}: a node that has a copy keeps it.`,
                hint: 'Write imagePullPolicy: Always, or better a tag that is used once.',
                mend: setPolicy?.('Always')
            };
        }
    }
};

;// CONCATENATED MODULE: ./src/audit/rules/tag-not-a-string.ts



const TAG_NOT_A_STRING = {
    id: 'tag-not-a-string',
    level: 'error',
    title: 'A tag that is read as something other than text',
    why: 'Unquoted, 1.10 is the number 1.1, 20240101 may be printed as 2.0240101e+07, and a commit id such as 1234567 or 12e4567 is a number too. ' +
        'Helm renders another tag than was written, and kustomize refuses a newTag that is no string.',
    mend: 'It is quoted.',
    looksAt: 'written',
    *check(unit) {
        for (const { scalar, path } of tagsOf(unit)) {
            const what = scalar.style === 'plain' && scalar.value !== null ? readAs(scalar.value) : undefined;
            if (what === undefined)
                continue;
            const value = scalar.value ?? '';
            yield {
                at: unit.at(scalar),
                message: `The tag ${value} is read as ${what}, as it has no quotes.`,
                hint: `Write "${value}", with the quotes.`,
                mend: quoted(unit, path)
            };
        }
    }
};
function tagsOf(unit) {
    const root = (0,yaml_node/* asMapping */.dw)(unit.root);
    const entries = unit.shape !== 'kustomization' || root === undefined
        ? []
        : listAt(root, 'images').flatMap((item, index) => {
            const entry = (0,yaml_node/* asMapping */.dw)(item);
            const scalar = (0,yaml_node/* asScalar */.T7)((entry && (0,yaml_node/* lookup */.$I)(entry, 'newTag'))?.entry.value);
            return scalar === undefined ? [] : [{ scalar, path: ['images', index, 'newTag'] }];
        });
    return [...entries, ...unit.values.flatMap(({ tags }) => tags)];
}
// YAML 1.1 (https://yaml.org/type/), as go-yaml reads it for Kubernetes, kustomize and Helm, and YAML 1.2's core schema.
const KINDS = [
    [/^(?:y|yes|n|no|true|false|on|off)$/i, 'a boolean'],
    [/^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-f_]+|\d[\d_]*)$/i, 'a number'],
    [/^[-+]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[-+]?\d+)?$/i, 'a number'],
    [/^[-+]?\.(?:inf|nan)$/i, 'a number'],
    [/^\d{4}-\d{1,2}-\d{1,2}(?:[Tt].*)?$/, 'a date']
];
function readAs(text) {
    return KINDS.find(([pattern]) => pattern.test(text))?.[1];
}
function quoted(unit, path) {
    const { source, object } = unit;
    if (source === null)
        return undefined;
    return {
        ...source,
        write(work, root) {
            const scalar = (0,yaml_node/* asScalar */.T7)(needs_nodeAt(root, path));
            if (scalar?.value == null || !work.firstTime(scalar, 'quotes'))
                return;
            work.editor.setScalar(scalar, scalar.value);
            const record = { field: 'tag', object, container: null, path, offset: scalar.start };
            work.record({ ...record, from: scalar.value, to: scalar.value, edited: scalar, inside: 0 });
        }
    };
}

;// CONCATENATED MODULE: ./src/audit/scent.ts


const scent_NOTHING = { isSuspect: false, images: [] };
const SUSPECT = { isSuspect: true, images: [] };
/** Keys that rules look at, however they are spelled. */
const KEY = /(?:image|pull[-_]?policy|pull[-_]?secret)[\w-]*["']?[ \t]*:/gi;
const IMAGE_LINE = /^([ ]*(?:- )?)image: (?:([\w./:@-]+)|"([\w./:@-]+)"|'([\w./:@-]+)')[ \t\r]*$/;
const POLICY_LINE = /^([ ]*(?:- )?)imagePullPolicy: (?:Always|IfNotPresent)[ \t\r]*$/;
/** Bytes that every file with something to audit has in it: `image`, `Image`, `pullPolicy`. */
const scent_BYTES = ['mage', 'MAGE', 'ullPolicy', 'ull-policy'].map((text) => Buffer.from(text));
function mayMatter(bytes) {
    return scent_BYTES.some((needle) => bytes.includes(needle));
}
/** Follows the lines that matter; whatever is not just as most people write it is worth parsing. */
function scentOf(text) {
    const tags = new Map();
    const images = [];
    let done = 0;
    for (const match of text.matchAll(KEY)) {
        if (match.index < done)
            continue;
        const start = text.lastIndexOf('\n', match.index) + 1;
        const end = endOf(text, start);
        done = end;
        const line = text.slice(start, end);
        if (POLICY_LINE.test(line)) {
            if (!hasImageBeside(text, start, end, line))
                return SUSPECT;
            continue;
        }
        const [, , plain, double, single] = IMAGE_LINE.exec(line) ?? [];
        const image = plain ?? double ?? single;
        if (image === undefined)
            return SUSPECT;
        const { name, tag, digest } = (0,image_reference/* splitReference */.mQ)(image);
        if (/[A-Z]/.test(name) || (tag === null && digest === null))
            return SUSPECT;
        if (tag !== null && (!isLabel(tag) || (digest === null && isMovingTag(tag))))
            return SUSPECT;
        if ((tags.get(name) ?? tag) !== tag)
            return SUSPECT;
        if (tag !== null)
            tags.set(name, tag);
        images.push(image);
    }
    return images.length === 0 ? scent_NOTHING : { isSuspect: false, images };
}
function endOf(text, start) {
    const end = text.indexOf('\n', start);
    return end < 0 ? text.length : end;
}
/** True for a policy whose line is next to the line of an image of the same container. */
function hasImageBeside(text, start, end, line) {
    const column = scent_columnOf(line);
    const above = text.slice(text.lastIndexOf('\n', start - 2) + 1, Math.max(0, start - 1));
    const below = text.slice(end + 1, endOf(text, end + 1));
    const isOurs = (other) => IMAGE_LINE.test(other) && scent_columnOf(other) === column;
    return (!line.includes('- ') && isOurs(above)) || (!below.includes('- ') && isOurs(below));
}
function scent_columnOf(line) {
    return /^ *(?:- )?/.exec(line)?.[0].length ?? 0;
}
/** Kubernetes' label values (apimachinery, IsValidLabelValue). */
function isLabel(text) {
    return text.length <= 63 && /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(text);
}

;// CONCATENATED MODULE: ./src/audit/rules/tag-too-long-for-label.ts




const TAG_TOO_LONG_FOR_LABEL = {
    id: 'tag-too-long-for-label',
    level: 'warning',
    title: 'A tag that is also a label, and cannot be one',
    why: 'A tag may have 128 characters and end in a dot, a dash or an underscore. The value of a label may have 63, and begins and ends with a letter or a digit. ' +
        'The API server refuses an object with such a label (often app.kubernetes.io/version), and the old pods go on.',
    mend: null,
    looksAt: 'written',
    *check(unit) {
        const tags = new Set(tag_too_long_for_label_tagsOf(unit).filter((tag) => !isLabel(tag)));
        if (tags.size === 0)
            return;
        for (const labels of labelsOf(unit))
            yield* unfit(labels, tags, unit);
    }
};
function tag_too_long_for_label_tagsOf({ root, shape, images }) {
    const map = (0,yaml_node/* asMapping */.dw)(root);
    const entries = shape !== 'kustomization' || map === undefined ? [] : listAt(map, 'images');
    return [
        ...images.flatMap(({ reference }) => reference?.tag ?? []),
        ...entries.flatMap((entry) => (0,yaml_node/* textAt */.$6)((0,yaml_node/* asMapping */.dw)(entry), 'newTag') ?? [])
    ];
}
function labelsOf({ root, shape }) {
    const map = (0,yaml_node/* asMapping */.dw)(root);
    if (map === undefined)
        return [];
    const at = (holder, key) => {
        const found = (0,yaml_node/* asMapping */.dw)(holder);
        const labels = found && (0,yaml_node/* asMapping */.dw)((0,yaml_node/* lookup */.$I)(found, key)?.entry.value);
        return labels === undefined ? [] : [labels];
    };
    if (shape === 'kustomization') {
        return [...at(map, 'commonLabels'), ...listAt(map, 'labels').flatMap((item) => at(item, 'pairs'))];
    }
    return [...podLevels(root)].flatMap((level) => (level.kind === 'metadata' ? at(level.map, 'labels') : []));
}
function* unfit(labels, tags, unit) {
    for (const { name, value } of labels.entries) {
        const text = (0,yaml_node/* asScalar */.T7)(value)?.value ?? '';
        if (isLabel(text) || ![...tags].some((tag) => text.includes(tag)))
            continue;
        const why = text.length > 63
            ? `has ${text.length} characters, and a label may have 63`
            : 'ends in a character that a label may not end in';
        yield {
            at: unit.at(value),
            message: `The tag in the label ${JSON.stringify(name)} ${why}: ${JSON.stringify(text)}.`,
            hint: 'Use a shorter tag, or a part of it in the label.'
        };
    }
}

;// CONCATENATED MODULE: ./src/audit/rules.ts














/** In the order in which they look. Where two mends are for one place, that of the first counts. */
const RULES = [
    NEVER_PULLED,
    POLICY_INVALID,
    STALE_CACHE,
    POLICY_MISPLACED,
    MUTABLE_TAG,
    NO_ROLLOUT,
    SECRET_MISPLACED,
    NO_PULL_SECRET,
    SECRET_MISSING,
    DIGEST_WINS,
    TAG_NOT_A_STRING,
    SPLIT_VERSION,
    TAG_TOO_LONG_FOR_LABEL,
    NODE_CLEANUP
];

;// CONCATENATED MODULE: ./src/audit/values.ts










/** Where kinds that deploy charts keep values. */
const PLACES = {
    'helm.toolkit.fluxcd.io/HelmRelease': 'spec/values',
    'argoproj.io/Application': 'spec/{source,sources[]}/helm/valuesObject',
    'argoproj.io/ApplicationSet': 'spec/template/spec/{source,sources[]}/helm/valuesObject'
};
/** A document with the images of the Helm values in it. `context` looks where its file lies. */
function withValues(unit, text, context) {
    const { source, root } = unit;
    const map = (0,yaml_node/* asMapping */.dw)(root);
    if (source === null || map === undefined || unit.isTemplate)
        return unit;
    const found = [...valuesOf(map, unit, source.file, context)];
    if (found.length === 0)
        return unit;
    const work = new Work(source.file, text, map);
    const levels = found.map(({ map: each, path, defaults }) => new Level(work, each, path, unit.object, defaults?.root));
    const images = levels.flatMap((top) => [...placesOf(top)].flatMap((place) => values_imageOf(place, top, unit)));
    const isWhole = found.some(({ path }) => path.length === 0);
    return {
        ...unit,
        shape: isWhole ? 'values' : unit.shape,
        images: [...unit.images, ...images],
        values: levels.map((top) => ({ map: top.map, path: top.path, tags: tagsIn(top) }))
    };
}
function* valuesOf(root, unit, file, context) {
    const { group, kind } = unit.object;
    if (unit.shape === 'kustomization')
        return yield* values_valuesAt(root, 'helmCharts[]/valuesInline');
    const place = PLACES[`${group}/${kind}`];
    if (place !== undefined)
        return yield* values_valuesAt(root, place);
    if (kind !== '')
        return;
    const around = context();
    if (isValues(file, root, around))
        yield { map: root, path: [], defaults: around.defaults };
}
function* values_valuesAt(root, spec) {
    const choices = /\{([^}]*)\}/.exec(spec);
    const specs = choices === null ? [spec] : (choices[1] ?? '').split(',').map((each) => spec.replace(choices[0], each));
    for (const each of specs) {
        for (const { node, path } of (0,fields_path/* follow */.e6)(root, each.split('/'))) {
            const map = (0,yaml_node/* asMapping */.dw)(node);
            if (map !== undefined)
                yield { map, path, defaults: undefined };
        }
    }
}
/** An image as its chart would join it; its reference is not known where the chart decides about the tag. */
function values_imageOf(place, top, unit) {
    const { level, name, isMap } = place;
    const written = level.text(name) ?? '';
    const own = (0,image_reference/* splitReference */.mQ)(written);
    const [tag, digest] = [
        level.text(place.tag) ?? '',
        place.digest === undefined ? '' : (level.text(place.digest) ?? '')
    ];
    const isWhole = !isMap && (place.tag === '' || own.tag !== null || own.digest !== null);
    const base = candidates(place, top)[0] ?? '';
    const text = isWhole
        ? written
        : `${base}${tag === '' ? '' : `:${tag}`}${digest === '' ? '' : `@${digestText(digest)}`}`;
    const isKnown = isWhole ? own.tag !== null || own.digest !== null : tag !== '' || digest !== '';
    const node = (level.own(place.tag) ?? level.own(name))?.entry.value ?? level.map;
    const spot = policySpot(place, top, false);
    const scalar = spot && (0,yaml_node/* asScalar */.T7)(spot.at.own(spot.key)?.entry.value);
    const value = scalar?.value ?? '';
    const policy = scalar === undefined || value === '' ? { kind: 'unknown' } : { kind: 'given', value, at: unit.at(scalar) };
    const record = { field: 'pullPolicy', object: unit.object, container: null };
    const origin = spot && unit.source && { ...unit.source, path: [...spot.at.path, spot.key] };
    return {
        text,
        reference: isKnown ? (0,image_reference/* parseReference */.F2)(text) : undefined,
        at: unit.at(node),
        who: 'the image',
        policy,
        pod: null,
        entries: [],
        path: [...level.path, name],
        setPolicy: origin && policy.kind === 'given' ? (to) => scalarMend(origin, to, record) : undefined
    };
}
function tagsIn(top) {
    return [...placesOf(top)].flatMap(({ level, tag }) => {
        const scalar = tag === '' ? undefined : (0,yaml_node/* asScalar */.T7)(level.own(tag)?.entry.value);
        return scalar === undefined ? [] : [{ scalar, path: [...level.path, tag] }];
    });
}

;// CONCATENATED MODULE: ./src/audit/look.ts















/** One look at all files, as this run leaves them. */
class Look {
    sightings = [];
    problems = [];
    exemptions = new Map();
    #options;
    #sources;
    #knowledge = new Knowledge();
    #charts;
    /** Files that the user named. */
    #named;
    /** Files that a kustomization builds from: what the cluster gets of them is the build. */
    #covered = new Set();
    /** What is to be looked at again once all is known. */
    #later = [];
    #definitions = [];
    constructor(options) {
        this.#options = options;
        const texts = new Map([...options.patches].map(([file, { after }]) => [file, after]));
        this.#sources = new Sources(options.tree, texts);
        const { files } = options.selection;
        this.#charts = new Charts(options.tree, new Set(files.map(({ path }) => path)));
        this.#named = new Set(files.flatMap(({ path, named }) => (named ? [path] : [])));
        for (const { registry, name } of options.pullSecrets)
            this.#knowledge.need(registry, name);
        // What a build is asked for here.
        this.#sources.names = (text) => /image|kind: *["']?(?:Secret|ServiceAccount)\b/i.test(text);
        this.#builds();
        this.#files();
        this.#across();
    }
    /** The text of a file after the patch. */
    text(file) {
        return this.#options.patches.get(file)?.after ?? this.#sources.text(file) ?? '';
    }
    #builds() {
        const { selection } = this.#options;
        const files = selection.files.flatMap(({ path }) => this.#real(path) ?? []);
        for (const [kustomization, built] of outermost([...new Set(files)], this.#sources)) {
            for (const file of built.files)
                this.#covered.add(file);
            const units = () => buildUnits(kustomization, built, this.#options);
            for (const unit of units())
                this.#lookAt(unit, true, () => units().filter(({ object }) => look_isSame(object, unit.object)));
        }
    }
    /** The real path of a kustomization file. */
    #real(path) {
        return /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(path) ? this.#sources.file(path) : undefined;
    }
    #files() {
        const { selection, tree, onFile } = this.#options;
        const done = new Set();
        for (const { path } of selection.files) {
            onFile();
            tree.read(path, (file) => {
                if (done.has(file.path))
                    return;
                done.add(file.path);
                const { buffer, byteOffset, byteLength } = file.bytes;
                this.#file(file.path, Buffer.from(buffer, byteOffset, byteLength));
            });
        }
    }
    #file(file, bytes) {
        const patch = this.#options.patches.get(file);
        const isPlain = patch === undefined && !mayMatter(bytes);
        if (isPlain && !bytes.includes(SECRET))
            return;
        const text = patch?.after ?? textOf(bytes);
        if (text === undefined)
            return;
        if (mayExempt(bytes))
            this.exemptions.set(file, exemptionsIn(text));
        const template = isHelmTemplate(text) ? (maskActions(text) ?? null) : null;
        const readable = template?.text ?? text;
        for (const chunk of (0,parse/* splitDocuments */.Z)(readable)) {
            if (isDefinition(text, chunk))
                continue;
            const source = text.slice(chunk.start, chunk.end);
            const again = () => this.#parse(file, template?.text ?? this.text(file), chunk, template);
            const isDefining = /^kind: *["']?(?:Secret|ServiceAccount)\b|"kind": *"(?:Secret|ServiceAccount)"/m.test(source);
            if (isDefining && !this.#covered.has(file))
                this.#definitions.push(again);
            if (isPlain)
                continue;
            const scent = scentOf(source);
            if (!scent.isSuspect && !this.#isAskedFor(source)) {
                if (scent.images.length > 0 && !this.#covered.has(file))
                    this.#later.push({ owners: ownersIn(scent.images), secrets: [], again });
                continue;
            }
            for (const unit of this.#parse(file, readable, chunk, template))
                this.#lookAt(unit, !this.#covered.has(file), again);
        }
    }
    /** What a run builds may have been left as it was. */
    #isAskedFor(text) {
        return this.#options.images.some(({ name, newName }) => [name, newName ?? name].some((each) => text.includes(each.split('/').at(-1) ?? each)));
    }
    #parse(file, readable, chunk, template) {
        const documents = (0,parse/* parseChunk */.d)(readable, chunk);
        if (Array.isArray(documents)) {
            return documents.map(({ root, index }) => {
                const unit = documentUnit(file, index, root, this.#options, template && ((start, end) => template.isMasked(start, end)));
                return withValues(unit, readable, () => this.#charts.contextOf(file, this.#named.has(file)));
            });
        }
        // The patch tells of what it cannot read in its own words.
        if (template === null && !this.problems.some(({ place }) => place?.file === file)) {
            this.problems.push({
                code: 'syntax',
                level: 'notice',
                message: `Not audited, as it is no YAML that can be read: ${documents.message}.`,
                place: { file, ...positions(readable)(documents.offset) },
                hint: 'Mend it, or leave the file out with an entry in "files" that begins with "!".'
            });
        }
        return [];
    }
    #lookAt(unit, isEffective, again) {
        const isMeant = {
            written: unit.build === null,
            effective: isEffective,
            both: true,
            across: false
        };
        for (const rule of RULES)
            if (isMeant[rule.looksAt])
                this.#check(rule, unit);
        if (!isEffective)
            return;
        this.#knowledge.learn(unit);
        const owners = ownersIn(unit.images.map(({ text }) => text));
        const secrets = [...podsOf(unit).keys()].flatMap((pod) => secretsOf(pod).map(({ name }) => name));
        if (owners.size > 0 || secrets.length > 0)
            this.#later.push({ owners, secrets, again });
    }
    #check(rule, unit) {
        const surroundings = { ...this.#options, files: this.#knowledge };
        for (const found of rule.check(unit, surroundings))
            this.sightings.push({ ...found, rule });
    }
    #across() {
        const rules = RULES.filter(({ looksAt }) => looksAt === 'across');
        if (this.#later.some(({ secrets }) => secrets.length > 0) || this.#knowledge.registries.size > 0) {
            for (const again of this.#definitions)
                for (const unit of again())
                    this.#knowledge.learn(unit);
        }
        const defined = new Set(this.#knowledge.secrets.map(({ name }) => name));
        for (const { owners, secrets, again } of this.#later) {
            const isPrivate = [...owners].some((owner) => this.#knowledge.secretFor(owner) !== undefined);
            if (!isPrivate && !secrets.some((name) => defined.has(name)))
                continue;
            for (const unit of again())
                for (const rule of rules)
                    this.#check(rule, unit);
        }
    }
}
const SECRET = Buffer.from('Secret');
function textOf(bytes) {
    const decoded = decode(bytes);
    return 'text' in decoded ? decoded.text : undefined;
}
function look_isSame(one, other) {
    return ['kind', 'group', 'namespace', 'name'].every((key) => one[key] === other[key]);
}

;// CONCATENATED MODULE: ./src/audit/mend.ts







/** A file's text after the mends of its documents; null where they come to nothing, or cannot be made. */
function mended(file, text, mends) {
    const position = positions(text);
    const works = [];
    try {
        for (const { root, index } of documentsOf(text)) {
            const ours = mends.filter(({ document }) => document === index);
            if (ours.length === 0)
                continue;
            const work = new Work(file, text, root, position);
            for (const mend of ours)
                mend.write(work, root);
            refuseEncrypted(work);
            for (const draft of aliasDrafts(work))
                work.drafts.push(draft);
            works.push(work);
        }
        return patchOf(file, text, works);
    }
    catch (error) {
        // What would be refused as a change that was asked for is left to a person here: the finding stays.
        if (error instanceof errors/* RepullError */.z2)
            return null;
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/audit/audit.ts






/** A mend may bring out something that another rule mends. */
const audit_ROUNDS = 3;
/** Looks for what would still keep a cluster from running what the selected files say once `patches` are written. */
function audit(selection, tree, patches, request) {
    const files = new Set(selection.files.map(({ path }) => path));
    const { rows, images, pullPolicy, pullSecrets, onFile } = request;
    const policy = pullPolicy === 'keep' || pullPolicy === 'Never' ? 'Always' : pullPolicy;
    let current = new Map(patches.map((patch) => [patch.file, patch]));
    const look = () => new Look({
        selection,
        tree,
        rows,
        images,
        pullSecrets,
        policy,
        isSelected: (file) => files.has(file),
        changesIn: (file) => current.get(file)?.changes ?? [],
        patches: current,
        onFile
    });
    let seen = look();
    const mendedFindings = [];
    for (let round = 0; request.fix && round < audit_ROUNDS; round += 1) {
        const next = withMends(seen, current);
        if (next === undefined)
            break;
        const before = findingsOf(seen, current);
        current = next;
        seen = look();
        const left = new Set(findingsOf(seen, current).map(audit_keyOf));
        mendedFindings.push(...before
            .filter((finding) => finding.isMendable && !left.has(audit_keyOf(finding)))
            .map((finding) => ({ ...finding, isMended: true })));
    }
    return {
        findings: [...findingsOf(seen, current), ...mendedFindings].toSorted(audit_byPlace),
        patches: [...current.values()].toSorted((a, b) => (a.file < b.file ? -1 : 1)),
        problems: seen.problems
    };
}
/** The patches with the mends of all that was seen; undefined where there is nothing to mend. */
function withMends(seen, patches) {
    const byFile = new Map();
    for (const { mend } of audit_open(seen)) {
        if (mend !== undefined)
            byFile.set(mend.file, [...(byFile.get(mend.file) ?? []), mend]);
    }
    const next = new Map(patches);
    let isAny = false;
    for (const [file, mends] of byFile) {
        const patch = mended(file, seen.text(file), mends);
        if (patch === null)
            continue;
        const first = patches.get(file);
        next.set(file, first === undefined ? patch : composePatches(first, patch));
        isAny = true;
    }
    return isAny ? next : undefined;
}
/** What was seen and is not exempt, each thing once: builds may share a place. */
function audit_open(seen) {
    const exempt = exempter(seen);
    const known = new Set();
    return seen.sightings.filter((sighting) => {
        const { rule, at, message } = sighting;
        const key = JSON.stringify([rule.id, at, message]);
        if (known.has(key))
            return false;
        known.add(key);
        return !exempt(sighting);
    });
}
/** Tells whether an exemption covers what was seen, and keeps in mind which ones were needed. */
function exempter(seen, used) {
    return ({ rule, at }) => {
        const there = (seen.exemptions.get(at.file) ?? []).filter((exemption) => exemption.rule === rule.id);
        if (there.length === 0)
            return false;
        const { line } = positions(seen.text(at.file))(at.offset);
        const ours = there.filter((exemption) => exemption.line === line);
        for (const exemption of ours)
            used?.add(exemption);
        return ours.length > 0;
    };
}
function findingsOf(seen, patches) {
    const place = placer(seen, patches);
    const found = audit_open(seen).map(({ rule, at, message, hint, related, mend }) => {
        const { source, ...where } = place(at);
        return {
            rule: rule.id,
            level: rule.level,
            message,
            hint,
            place: where,
            related: (related ?? []).map((each) => {
                const { file, line, column } = place(each);
                return { file, line, column };
            }),
            source,
            isMendable: mend !== undefined,
            isMended: false
        };
    });
    return [...found, ...exemptionFindings(seen, place)];
}
function exemptionFindings(seen, place) {
    const used = new Set();
    const exempt = exempter(seen, used);
    for (const sighting of seen.sightings)
        exempt(sighting);
    const ids = RULES.map(({ id }) => id);
    return [...seen.exemptions].flatMap(([file, exemptions]) => exemptions.flatMap((exemption) => {
        const complaint = complaintOf(exemption, used.has(exemption), ids);
        if (complaint === undefined)
            return [];
        const { source, ...where } = place({ file, offset: exemption.offset });
        const told = { rule: 'exemption', level: 'notice', place: where, related: [], source };
        return [{ ...told, ...complaint, isMendable: false, isMended: false }];
    }));
}
/** Finds the line and column, in the file as people have it, of a place in its text after the patch. */
function placer(seen, patches) {
    const back = new Map([...patches].map(([file, patch]) => [file, toBefore(patch)]));
    return ({ file, offset }) => {
        const text = patches.get(file)?.before ?? seen.text(file);
        const at = Math.min(back.get(file)?.(offset) ?? offset, text.length);
        return { file, ...positions(text)(at), source: text.slice(lineStart(text, at), lineEnd(text, at)) };
    };
}
function audit_keyOf({ rule, place }) {
    return JSON.stringify([rule, place]);
}
const ORDER = new Map(RULES.map(({ id }, index) => [id, index]));
function audit_byPlace(one, other) {
    if (one.place.file !== other.place.file)
        return one.place.file < other.place.file ? -1 : 1;
    return (one.place.line - other.place.line ||
        one.place.column - other.place.column ||
        (ORDER.get(one.rule) ?? 99) - (ORDER.get(other.rule) ?? 99));
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./src/audit/sarif.ts


const EXEMPTION = {
    id: 'exemption',
    level: 'notice',
    title: 'An exemption without a reason, or without a use',
    why: 'A comment "# repull-ignore: ID reason" hides a finding from everybody; it should say why, and go when it is no longer needed.',
    mend: null
};
const DESCRIBED = [...RULES, EXEMPTION];
const LEVELS = { error: 'error', warning: 'warning', notice: 'note' };
/**
 * The findings as SARIF 2.1.0 (OASIS), as code scanning takes it. `toRepositoryPath`: a path relative to the working
 * directory as one relative to the repository.
 */
function sarifOf(findings, toRepositoryPath) {
    const uri = (file) => toRepositoryPath(file).split('/').map(encodeURIComponent).join('/');
    const locate = ({ file, line, column }) => ({
        physicalLocation: {
            artifactLocation: { uri: uri(file), uriBaseId: '%SRCROOT%' },
            region: { startLine: line, startColumn: column }
        }
    });
    const times = new Map();
    const results = findings
        .filter(({ isMended }) => !isMended)
        .map(({ rule, level, message, hint, place, related, source }) => {
        const same = JSON.stringify([rule, uri(place.file), source.trim()]);
        const time = (times.get(same) ?? 0) + 1;
        times.set(same, time);
        return {
            ruleId: rule,
            ruleIndex: DESCRIBED.findIndex(({ id }) => id === rule),
            level: LEVELS[level],
            message: { text: `${message} ${hint}` },
            locations: [locate(place)],
            ...(related.length === 0
                ? {}
                : { relatedLocations: related.map((each, id) => ({ id: id + 1, ...locate(each) })) }),
            // Lines move; what stands on them is what makes two findings one.
            partialFingerprints: { 'repullFinding/v1': hash(`${same} ${time}`) }
        };
    });
    const log = {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: { driver: { name: 'Repull', rules: DESCRIBED.map(ruleOf) } },
                columnKind: 'utf16CodeUnits',
                results
            }
        ]
    };
    return `${JSON.stringify(log, null, 2)}\n`;
}
function ruleOf({ id, level, title, why, mend }) {
    const advice = mend === null ? '' : `\n\nWith audit-fix: ${mend}`;
    return {
        id,
        name: id.replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase()),
        shortDescription: { text: `${title}.` },
        fullDescription: { text: why },
        help: { text: `${title}.\n\n${why}${advice}`, markdown: `**${title}.**\n\n${why}${advice}` },
        defaultConfiguration: { level: LEVELS[level] },
        properties: { tags: ['kubernetes', 'deployment'], precision: 'high' }
    };
}
function hash(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 32);
}

;// CONCATENATED MODULE: ./src/deliver/sarif.ts


/** Writes the findings for code scanning. Raises `input` where another file would be lost, and what `write` raises. */
function writeSarif(path, text, host) {
    const there = host.tree.read(host.tree.spelled(path), ({ bytes }) => ({
        text: Buffer.from(bytes).toString()
    }));
    // A path that is a slip of the pen, such as that of a manifest, must not cost a file.
    const isOther = typeof there === 'object' && !/"runs"\s*:/.test(there.text) && there.text.trim() !== '';
    if (isOther || there === 'too-large') {
        throw new errors/* RepullError */.z2({
            code: 'input',
            level: 'error',
            message: `sarif-file: ${JSON.stringify(path)} is there and is no SARIF file.`,
            hint: 'Name another file.'
        });
    }
    host.write([{ path, before: null, after: Buffer.from(text), below: (0,external_node_path_.dirname)(path), modeOf: null }]);
}

;// CONCATENATED MODULE: ./src/deliver/workspace.ts


/**
 * Writes patched files in place, or copies of them below `outputDir` at the same relative paths, all in one call of `write`.
 * Raises `outside` where a file has no place below `outputDir`, and what `write` raises.
 */
function deliverToWorkspace(patches, options) {
    const { workingDirectory, outputDir, also, write } = options;
    if (outputDir === null) {
        write([...patches.map(edit), ...also]);
        return;
    }
    const homeless = patches.filter(({ file }) => file.startsWith('../') || (0,external_node_path_.isAbsolute)(file));
    if (homeless.length > 0)
        throw new errors/* RepullError */.z2(homeless.map(({ file }) => outsideOf(file, workingDirectory)));
    write([...patches.map((patch) => copy(patch, outputDir)), ...also]);
}
function edit(patch) {
    return { path: patch.file, before: Buffer.from(patch.before), after: Buffer.from(patch.after) };
}
function copy(patch, outputDir) {
    const path = (0,external_node_path_.join)(outputDir, patch.file);
    return { path, before: null, after: Buffer.from(patch.after), below: outputDir, modeOf: patch.file };
}
function outsideOf(file, workingDirectory) {
    return {
        code: 'outside',
        level: 'error',
        message: `The file lies outside the working directory "${workingDirectory}", so output-dir has no place for its copy.`,
        place: { file },
        hint: 'Choose a working-directory that holds all files, or leave output-dir away to write in place.'
    };
}

;// CONCATENATED MODULE: ./src/patch/near-miss.ts









/** So many near misses are told for an image. */
const MOST = 5;
/** For each entry of `images` that nothing was found for: one problem of this level, then a notice for each near miss. */
function noMatch(images, level, selection, tree, remote = []) {
    const near = new Map(images.map((image) => [image, []]));
    const done = new Set();
    for (const { path } of selection.files) {
        tree.read(path, (file) => {
            if (done.has(file.path))
                return;
            done.add(file.path);
            const { buffer, byteOffset, byteLength } = file.bytes;
            const bytes = Buffer.from(buffer, byteOffset, byteLength);
            const text = bytes.toString('latin1').toLowerCase();
            const candidates = images.filter((image) => text.includes(lastPart(image.name)));
            if (candidates.length > 0)
                look(file.path, bytes, candidates, near);
        });
    }
    const elsewhere = remote.slice(0, MOST).map(({ file, url }) => {
        const what = `builds from ${JSON.stringify(url)}, which is not here and is not fetched`;
        return nearMiss({ file }, `${what}; if the image is there, "kustomize: add" gives this kustomization an entry for it.`);
    });
    const problems = images.flatMap((image) => {
        const found = (near.get(image) ?? []).toSorted((a, b) => a.distance - b.distance).slice(0, MOST);
        const files = selection.files.length === 1 ? 'the file' : `the ${selection.files.length} files`;
        const problem = {
            code: 'no-match',
            level,
            message: `No image ${JSON.stringify(image.name)} is run by ${files} that "files" selects.`,
            hint: found.length + elsewhere.length === 0
                ? 'Look at "images" and "files".'
                : 'What comes close is listed below.'
        };
        return [problem, ...found.map(({ place, what }) => nearMiss(place, what))];
    });
    return [...problems, ...elsewhere];
}
function nearMiss(place, message) {
    return { code: 'near-miss', level: 'notice', place, message };
}
function lastPart(name) {
    return (name.split('/').at(-1) ?? name).toLowerCase();
}
function look(file, bytes, images, near) {
    const decoded = decode(bytes);
    if ('reason' in decoded)
        return;
    const position = positions(decoded.text);
    for (const chunk of (0,parse/* splitDocuments */.Z)(decoded.text)) {
        const documents = (0,parse/* parseChunk */.d)(decoded.text, chunk);
        if (!Array.isArray(documents))
            continue;
        for (const { root, index } of documents) {
            const used = new Set(walk(root, index).uses.map(({ image }) => image));
            const map = (0,yaml_node/* asMapping */.dw)(root);
            const object = map && objectOf(map, index);
            for (const { scalar, path } of (0,yaml_node/* scalarsOf */.TM)(root, [])) {
                for (const image of images) {
                    const what = judge(image, scalar, path, object, used.has(scalar));
                    if (what !== undefined)
                        near.get(image)?.push({ ...what, place: { file, ...position(scalar.start) } });
                }
            }
        }
    }
}
/** What a scalar has in common with an image that was not found; undefined if nothing. */
function judge(image, scalar, path, object, isUsed) {
    const text = (scalar.value ?? '').trim();
    if (text.length > 1000 || !text.toLowerCase().includes(lastPart(image.name)))
        return undefined;
    const quoted = JSON.stringify(text);
    if (image.repository === null && text !== image.name) {
        if (text.toLowerCase() !== image.name.toLowerCase())
            return undefined;
        return {
            distance: 2,
            what: `${quoted} is spelled in another way; placeholders are matched letter for letter.`
        };
    }
    const reference = (0,image_reference/* parseReference */.F2)(text);
    if (reference !== undefined && (0,image_request/* matches */.cK)(image, reference)) {
        const isName = reference.tag === null && reference.digest === null && !/image$/i.test(String(path.at(-1)));
        return { distance: 0, what: `${quoted} ${isName ? nameAlone(image, path) : whereabouts(path, object)}.` };
    }
    if (reference === undefined) {
        const spelled = (0,image_reference/* parseReference */.F2)(text.toLowerCase());
        if (spelled === undefined || lastPart(spelled.name) !== lastPart(image.name))
            return undefined;
        return { distance: 2, what: `${quoted} is spelled in another way; names of images are lower case.` };
    }
    if (lastPart(reference.name) !== lastPart(image.name) || !(isUsed || /image/i.test(String(path.at(-1)))))
        return undefined;
    const ours = image.repository === null ? '' : (0,image_reference/* registryOf */.Fv)(image.repository);
    const theirs = (0,image_reference/* registryOf */.Fv)(reference.repository);
    const what = ours === theirs ? `another name in ${theirs}` : `another registry (${theirs}, not ${ours})`;
    return { distance: ours === theirs ? 2 : 1, what: `${quoted} is ${what}.` };
}
/** A kustomization's `newName` or a chart's `repository`: to write a whole reference there would break it. */
function nameAlone(image, path) {
    return `stands at ${(0,fields_path/* formatPath */.jV)(path)} as a name whose tag is elsewhere; a comment "# repull: ${image.name}:tag" on the tag makes Repull write it`;
}
/** Why an image that is spelled right was not matched. */
function whereabouts(path, object) {
    const at = (0,fields_path/* formatPath */.jV)(path);
    if (object === undefined || object.kind === '') {
        return `stands at ${at}, in a document without a kind; a comment "# repull: NAME" on it makes it an image`;
    }
    if (object.kind === 'CustomResourceDefinition')
        return 'stands in a CustomResourceDefinition, which runs nothing';
    if (path[0] === 'status' || path[0] === 'metadata')
        return `stands at ${at}, which describes the object and runs nothing`;
    const kind = object.group === '' ? object.kind : `${object.group}/${object.kind}`;
    const field = at.replace(/\[\d+\]/g, '[]');
    return `stands at ${at} of a ${object.kind}, a field that Repull does not know; if it is an image, say so with image-fields: ${kind} ${field}`;
}

;// CONCATENATED MODULE: ./src/patch/unreadable.ts
/** What to tell of a file that was not read. `named`: an entry of `files` is its own name. */
function unreadable(path, reason, named) {
    const place = { file: path };
    switch (reason) {
        case 'missing': {
            const message = named ? `files: there is no ${JSON.stringify(path)}.` : 'The link leads to no file.';
            const hint = named ? 'Paths are relative to "working-directory".' : 'Remove it, or exclude it with "!".';
            return { code: 'missing-file', level: named ? 'error' : 'notice', message, hint, place };
        }
        case 'outside': {
            const message = 'Refused, as it leads out of the workspace (or into .git).';
            return {
                code: 'outside',
                level: 'error',
                message,
                hint: 'Exclude it with "!", or name the real file.',
                place
            };
        }
        case 'not-regular': {
            const message = 'Skipped, as it is no regular file.';
            return {
                code: 'not-regular',
                level: named ? 'warning' : 'notice',
                message,
                hint: 'Exclude it with "!".',
                place
            };
        }
        case 'too-large': {
            const message = `${named ? 'It' : 'Skipped, as it'} is larger than 5 MB.`;
            const hint = 'Split it, or exclude it with "!".';
            return { code: 'too-large', level: named ? 'error' : 'warning', message, hint, place };
        }
        case 'submodule': {
            const message = 'Refused, as it lies in a submodule, which is another repository.';
            const hint = 'Deliver to that repository with "repository", or exclude it with "!".';
            return { code: 'submodule', level: 'error', message, hint, place };
        }
        case 'lfs': {
            const message = `${named ? 'Refused' : 'Skipped'}, as Git LFS keeps its content outside of the repository.`;
            const hint = 'Take it out of Git LFS (.gitattributes), or exclude it with "!".';
            return { code: 'lfs', level: named ? 'error' : 'notice', message, hint, place };
        }
        case 'unreadable': {
            const message = 'It cannot be read.';
            return {
                code: 'unreadable',
                level: 'error',
                message,
                hint: 'Look at its permissions, or exclude it with "!".',
                place
            };
        }
    }
}

;// CONCATENATED MODULE: ./src/patch/plan.ts






/** Plans every selected file in memory. Nothing is written; with a problem of level error, nothing may be. */
function planFiles(selection, tree, request, { kustomize = 'auto', onFile = () => { } } = {}) {
    const needles = needlesFor(request.images);
    const planned = new Map();
    const problems = [...selection.problems];
    const texts = new Map();
    const charts = new Charts(tree, new Set(selection.files.map(({ path }) => path)));
    const named = new Set(selection.files.flatMap((file) => (file.named ? [file.path] : [])));
    const plan = (file, told = NOTHING_TOLD) => {
        const { buffer, byteOffset, byteLength } = file.bytes;
        const bytes = Buffer.from(buffer, byteOffset, byteLength);
        const context = () => charts.contextOf(file.path, named.has(file.path));
        const result = planFile(file.path, bytes, request, needles, { told, context });
        planned.set(file.path, result);
        if (result.patch !== null)
            texts.set(file.path, result.patch.after);
    };
    for (const { path, named } of selection.files) {
        onFile();
        const failure = tree.read(path, (file) => {
            // Two names, or a name and a link, of one file: it is patched once.
            if (!planned.has(file.path))
                plan(file);
        });
        if (typeof failure === 'string')
            problems.push(unreadable(path, failure, named));
    }
    const overlays = planOverlays({
        tree,
        request,
        mode: kustomize,
        roots: [...planned.keys()].filter((file) => isKustomizationFile(file)),
        isSelected: (file) => planned.has(file),
        texts,
        replan: (file, told) => void tree.read(file, (read) => plan(read, told))
    });
    const files = [...planned.values()];
    const matches = files.flatMap((file) => file.matches);
    return {
        patches: files.flatMap(({ patch }) => patch ?? []).toSorted((a, b) => (a.file < b.file ? -1 : 1)),
        images: results(matches),
        unmatched: request.images.filter((image) => matches.every((match) => match.image !== image)),
        problems: [...problems, ...files.flatMap((file) => file.problems), ...overlays.problems],
        remote: overlays.remote,
        filesRead: selection.files.length
    };
}
/** One entry for each image and old value, in the order in which they were met. */
function results(matches) {
    const distinct = new Map(matches.map(({ image, from, to }) => [
        JSON.stringify([image.name, from, to]),
        { name: image.name, from, to }
    ]));
    return [...distinct.values()];
}

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __nccwpck_require__(4006);
var picomatch_default = /*#__PURE__*/__nccwpck_require__.n(picomatch);
;// CONCATENATED MODULE: ./src/patch/select.ts


const MANIFEST = /(?:\.(?:yaml|yml|json)|(?:^|\/)Kustomization)$/;
/**
 * The files that the entries of `files` name: files, directories and globs; `!` takes out of all that the others name,
 * wherever it stands. `except`: directories that are left out too.
 */
async function select_select(entries, tree, except = []) {
    const spelled = (entry) => tree.spelled(entry);
    const wanted = entries.filter((entry) => !entry.startsWith('!')).map(spelled);
    const excluded = entries.filter((entry) => entry.startsWith('!')).map((entry) => spelled(entry.slice(1)));
    const copies = except.map((directory) => `${spelled(directory)}/`);
    const files = new Map();
    const problems = [];
    const isExcluded = excluder(excluded);
    for (const entry of wanted.length === 0 ? ['.'] : wanted) {
        const found = await expand(entry, tree);
        problems.push(...found.problems);
        for (const path of found.paths) {
            if (isExcluded(path) || copies.some((prefix) => path.startsWith(prefix)))
                continue;
            files.set(path, found.named || files.get(path) === true);
        }
    }
    const sorted = [...files]
        .map(([path, named]) => ({ path, named }))
        .toSorted((a, b) => (a.path < b.path ? -1 : 1));
    return { files: sorted, problems };
}
async function expand(entry, tree) {
    const kind = tree.kind(entry);
    const { isGlob, base } = picomatch_default().scan(entry);
    if (kind === 'missing' && isGlob)
        return expandGlob(entry, base === '' ? '.' : base, tree);
    if (kind === 'outside')
        return { paths: [], named: true, problems: [unreadable(entry, kind, true)] };
    // Whatever is wrong with a named file is said when it is read.
    if (kind !== 'directory')
        return { paths: [entry], named: true, problems: [] };
    const { files, problems } = await tree.list(entry, { ignored: false });
    return { paths: files.filter((path) => MANIFEST.test(path) && !isWorkflow(path)), named: false, problems };
}
async function expandGlob(entry, base, tree) {
    const { files, problems } = tree.kind(base) === 'directory' ? await tree.list(base, { ignored: true }) : { files: [], problems: [] };
    const matches = picomatch_default()(entry, { dot: true, posix: true });
    const paths = files.filter((path) => matches(path) && !isWorkflow(path));
    if (paths.length > 0)
        return { paths, named: false, problems };
    const none = {
        code: 'missing-file',
        level: 'error',
        message: `files: ${JSON.stringify(entry)} matches no file.`,
        hint: 'Paths are relative to "working-directory".'
    };
    return { paths, named: false, problems: [...problems, none] };
}
/** Workflows run images too, but not in the cluster. */
function isWorkflow(path) {
    return /(?:^|\/)\.github\/workflows\//.test(path);
}
function excluder(entries) {
    const matchers = entries.map((entry) => picomatch_default()([entry, `${entry}/**`], { dot: true, posix: true }));
    return (path) => matchers.some((matches) => matches(path)) || entries.includes(path);
}

;// CONCATENATED MODULE: ./src/render/outcome.ts

const HINTS = {
    before: 'Its sources do not render as they are.',
    after: 'Its sources render as they are, and no longer after the change.',
    none: 'What it comes to was not compared.'
};
/** What could not be rendered: errors where rendering is required, notices otherwise. */
function failuresOf(rendering, mode) {
    const level = mode === 'required' ? 'error' : 'notice';
    return (rendering?.difference.roots ?? []).flatMap(({ root, failure }) => {
        if (failure === null)
            return [];
        const message = failure.side === null ? failure.message : `Could not be rendered: ${failure.message}`;
        return [{ code: 'render', level, message, place: { file: root }, hint: HINTS[failure.side ?? 'none'] }];
    });
}
/** The rendered manifests as files of one folder, which `kubectl apply -f` does not look below. */
function filesOf(rendering, directory) {
    if (rendering === null || directory === null)
        return [];
    const names = new Set();
    return rendering.rendered.map(({ root, text }) => {
        const name = nameOf(root, names);
        names.add(name);
        return {
            path: (0,external_node_path_.join)(directory, name),
            before: null,
            after: Buffer.from(text),
            below: directory,
            modeOf: null
        };
    });
}
/** `overlays/prod` as `overlays-prod.yaml`; in any case of letters, no two are the same. */
function nameOf(root, taken) {
    const ending = /\.json$/i.test(root) ? '.json' : '.yaml';
    const plain = root
        .replace(/\.(?:ya?ml|json)$/i, '')
        .replace(/\.ya?ml\)$/i, '')
        .replace(/[^A-Za-z0-9.]+/g, '-')
        .replace(/^[-.]+|[-.]+$/g, '')
        .toLowerCase()
        .slice(0, 200);
    for (let number = 1;; number += 1) {
        const name = `${plain === '' ? 'root' : plain}${number === 1 ? '' : `-${number}`}${ending}`;
        if (!taken.has(name))
            return name;
    }
}

// EXTERNAL MODULE: ./src/render/field.ts
var render_field = __nccwpck_require__(3724);
;// CONCATENATED MODULE: ./src/render/folder.ts

/** More than any kustomization or chart has. */
const MAX_FILES = 10_000;
const MAX_BYTES = 200 * 1024 * 1024;
/**
 * Writes files of a tree, some with other texts, by their real paths. Links are not followed out of the tree, and none is
 * made. Gives the reason where that cannot be done.
 */
function copyFiles(files, { tree, texts, scratch }) {
    if (files.size > MAX_FILES)
        return { reason: `It is made of more than ${MAX_FILES} files.` };
    const up = Math.max(0, ...[...files].map((file) => file.split('/').filter((part) => part === '..').length));
    const prefix = Array.from({ length: up + 1 }, () => 'w').join('/');
    let bytesLeft = MAX_BYTES;
    for (const file of files) {
        const failure = tree.read(file, ({ path, bytes }) => {
            const text = texts.get(path);
            const content = text === undefined ? bytes : Buffer.from(text);
            bytesLeft -= content.length;
            if (bytesLeft >= 0)
                scratch.write(external_node_path_.posix.join(prefix, file), content);
        });
        if (typeof failure === 'string')
            return { reason: `"${file}" ${REASONS[failure]}.` };
        if (bytesLeft < 0)
            return { reason: `It is made of more than ${MAX_BYTES / 1024 / 1024} MB.` };
    }
    return { scratch, home: external_node_path_.posix.join(scratch.path, prefix) };
}
const REASONS = {
    missing: 'is not there any more',
    outside: 'leads out of the workspace',
    'not-regular': 'is no regular file',
    'too-large': 'is larger than 5 MB',
    unreadable: 'cannot be read',
    submodule: 'lies in another repository',
    lfs: 'is kept elsewhere, by Git LFS'
};

// EXTERNAL MODULE: ./src/render/place.ts
var render_place = __nccwpck_require__(4491);
// EXTERNAL MODULE: ./src/render/text.ts
var render_text = __nccwpck_require__(893);
;// CONCATENATED MODULE: ./src/render/hider.ts



/** Shorter texts say nothing, and stand everywhere. */
const MIN_LENGTH = 4;
const NO_NAMES = { before: new Map(), after: new Map() };
/** Hides what is secret, and remembers it, so that it can be hidden in what a renderer says as well. */
class Hider {
    #seen;
    #names;
    constructor(seen = new Set(), names = NO_NAMES) {
        this.#seen = seen;
        this.#names = names;
    }
    /** One that shares the memory, and hides the hashes of some names. */
    withNames(names) {
        return new Hider(this.#seen, names);
    }
    /** A text as it may be seen at its place. */
    shown(text, place, side = 'before') {
        if (text?.value == null)
            return text;
        if (place.isHidden && !(0,render_text/* isEncrypted */.ph)(text.value)) {
            this.see(text.value);
            return (0,render_field/* string */.Yj)(render_text/* HIDDEN */.RG);
        }
        const shown = this.#withoutHashes((0,render_text/* redactText */.Rd)(text.value, (hidden) => this.see(hidden)), side);
        return shown === text.value ? text : { ...text, value: shown };
    }
    /** Remembers what an object or another document hides. */
    look(field, place = render_place/* ROOT */.Dl) {
        if (field.type === 'text')
            this.shown(field, place);
        if (field.type === 'list') {
            for (const [index, item] of field.items.entries())
                this.look(item, (0,render_place/* itemPlace */.LH)(place, [field.items[index - 1]]));
        }
        if (field.type === 'fields') {
            for (const [key, value] of field.entries)
                this.look(value, (0,render_place/* entryPlace */.s6)(place, [field], key));
        }
    }
    see(text) {
        for (const line of [text, ...text.split('\n')]) {
            const value = line.trim();
            if (value.length >= MIN_LENGTH)
                this.#seen.add(value);
        }
    }
    /** Free text, such as what a tool says, without all that was ever hidden, as it is and in base64. */
    hideSeen(text) {
        let result = (0,render_text/* redactText */.Rd)(text);
        for (const secret of [...this.#seen].sort((a, b) => b.length - a.length)) {
            const forms = [secret, Buffer.from(secret).toString('base64'), Buffer.from(secret, 'base64').toString()];
            for (const form of forms)
                if (form.length >= MIN_LENGTH && result.includes(form))
                    result = result.replaceAll(form, render_text/* HIDDEN */.RG);
        }
        return result;
    }
    get seen() {
        return this.#seen;
    }
    #withoutHashes(text, side) {
        let result = text;
        for (const [name, shown] of this.#names[side])
            if (result.includes(name))
                result = result.replaceAll(name, shown);
        return result;
    }
}
/** Whether anything in an object is hidden. */
function hides(field) {
    const hider = new Hider();
    hider.look(field);
    return hider.seen.size > 0 || [...(0,render_field/* textsOf */.CB)(field)].some(({ text }) => text.value?.includes(render_text/* HIDDEN */.RG) === true);
}

;// CONCATENATED MODULE: ./src/render/object.ts




/** Printed text that cannot be read; what it says may be secret, so it is not told. */
class Unreadable extends Error {
}
/** What kustomize puts behind the name of a generated ConfigMap or Secret (api/hasher: hex digits, some replaced). */
const HASH = /-[bcdfghkmt2456789]{10}$/;
/**
 * The objects of a text, lists taken apart. `generates`: a hash behind the name of a ConfigMap or a Secret is one of its
 * content. Raises Unreadable.
 */
function objectsOf(text, { generates }) {
    return (0,parse/* splitDocuments */.Z)(text).flatMap((chunk) => {
        const source = text.slice(chunk.start, chunk.end);
        const quick = quickIdentity(source);
        if (quick !== undefined)
            return [object_objectOf(quick, source, generates, () => onlyDocument(text, chunk))];
        if (!/^[^\s#-]|^-[^\S\n]|^---[^\S\n]+\S/m.test(source))
            return [];
        return object_documentsOf(text, chunk).flatMap((root) => itemsOf(root, text, generates));
    });
}
function onlyDocument(text, chunk) {
    const [root, ...others] = object_documentsOf(text, chunk);
    if (root === undefined || others.length > 0)
        throw new Unreadable();
    return root;
}
function object_documentsOf(text, chunk) {
    const documents = (0,parse/* parseChunk */.d)(text, chunk);
    if (!Array.isArray(documents))
        throw new Unreadable();
    return documents.flatMap(({ root }) => (0,yaml_node/* asMapping */.dw)(root) ?? []);
}
function itemsOf(root, text, generates) {
    const kind = (0,yaml_node/* textAt */.$6)(root, 'kind');
    if (kind === undefined)
        return [];
    const items = kind.endsWith('List') ? (0,yaml_node/* asSequence */.GO)((0,yaml_node/* lookup */.$I)(root, 'items')?.entry.value) : undefined;
    if (items !== undefined) {
        return items.items.flatMap((item) => {
            const object = (0,yaml_node/* asMapping */.dw)(item);
            return object === undefined ? [] : itemsOf(object, text, generates);
        });
    }
    const metadata = (0,yaml_node/* asMapping */.dw)((0,yaml_node/* lookup */.$I)(root, 'metadata')?.entry.value);
    const identity = {
        apiVersion: (0,yaml_node/* textAt */.$6)(root, 'apiVersion') ?? '',
        kind,
        namespace: (0,yaml_node/* textAt */.$6)(metadata, 'namespace') ?? '',
        name: (0,yaml_node/* textAt */.$6)(metadata, 'name') ?? (0,yaml_node/* textAt */.$6)(metadata, 'generateName') ?? ''
    };
    return [object_objectOf(identity, text.slice(root.start, root.end), generates, () => root)];
}
function object_objectOf(identity, source, generates, node) {
    const { apiVersion, kind, namespace, name } = identity;
    const { group } = splitApiVersion(apiVersion);
    const isGenerated = generates && (kind === 'ConfigMap' || kind === 'Secret');
    let [read, field] = [undefined, undefined];
    const readNode = () => (read ??= node());
    return {
        key: { group, kind, namespace, name: isGenerated ? name.replace(HASH, '') : name },
        name,
        source,
        node: readNode,
        field: () => {
            field ??= (0,render_field/* fieldOf */._F)(readNode());
            if (field === undefined)
                throw new Unreadable();
            return field;
        }
    };
}
/** A value without quotes, comments and anything else that needs a parser. */
const PLAIN = String.raw `([A-Za-z0-9][\w./-]*)[ \t]*$`;
const API_VERSION = new RegExp(`^apiVersion: ${PLAIN}`, 'gm');
const KIND = new RegExp(`^kind: ${PLAIN}`, 'gm');
/**
 * The identity of an object as renderers write one, without parsing it, which takes far longer than all else; undefined
 * where anything about it is unusual. In a block mapping without indentation, no line of another value begins at the
 * margin (YAML 1.2.2, 6.1).
 */
function quickIdentity(source) {
    if (/^["'{[?&!*%]|^\.\.\.|\r|\t/m.test(source))
        return undefined;
    const apiVersion = only(source, API_VERSION);
    const kind = only(source, KIND);
    if (apiVersion === undefined || kind === undefined || kind.endsWith('List'))
        return undefined;
    const [metadata, ...others] = [...source.matchAll(/^metadata:[ ]*\n((?:[ ]+.*\n|\n|#.*\n)*)/gm)];
    if (metadata?.[1] === undefined || others.length > 0 || source.match(/^metadata/gm)?.length !== 1)
        return undefined;
    const indent = /^( +)[^ #]/m.exec(metadata[1])?.[1];
    if (indent === undefined || /^ *(?:<<|["'?&!*])/m.test(metadata[1]))
        return undefined;
    const at = (key) => {
        const lines = [...(metadata[1]?.matchAll(new RegExp(`^${indent}${key}:(.*)$`, 'gm')) ?? [])];
        if (lines.length > 1)
            return undefined;
        if (lines[0] === undefined)
            return null;
        return new RegExp(`^ ${PLAIN}`).exec(lines[0][1] ?? '')?.[1];
    };
    const [name, namespace] = [at('name'), at('namespace')];
    if (name === undefined || name === null || namespace === undefined)
        return undefined;
    return { apiVersion, kind, namespace: namespace ?? '', name };
}
function only(source, pattern) {
    const [first, ...others] = [...source.matchAll(pattern)];
    return others.length > 0 ? undefined : first?.[1];
}

;// CONCATENATED MODULE: ./src/render/renderer.ts
const LIMITS = { time: 60_000, output: 64 * 1024 * 1024 };
/** Finds the programs that render, and starts them with nothing that reaches out: no network, no plugins, no user's settings. */
class Renderers {
    #host;
    #limits;
    #found = new Map();
    constructor(host, limits = LIMITS) {
        this.#host = host;
        this.#limits = limits;
    }
    /** Renders kustomizations with `kustomize`, or else `kubectl`; undefined where neither is there. */
    kustomize() {
        return this.#find('kustomize', () => {
            if (this.#has('kustomize'))
                return this.#renderer('kustomize', ['build'], ['version']);
            return this.#has('kubectl')
                ? this.#renderer('kubectl', ['kustomize'], ['version', '--client', '-o', 'json'])
                : undefined;
        });
    }
    helm() {
        return this.#find('helm', () => this.#has('helm') ? this.#renderer('helm', ['template'], ['version', '--short']) : undefined);
    }
    #find(tool, find) {
        if (!this.#found.has(tool))
            this.#found.set(tool, find());
        return this.#found.get(tool);
    }
    #has(tool) {
        return this.#host.processes.has(tool);
    }
    #renderer(tool, command, ask) {
        const limits = this.#limits;
        const { processes } = this.#host;
        const within = { timeLimit: limits.time, outputLimit: limits.output };
        let version;
        return {
            version: () => (version ??= processes.run(tool, ask, within).then((told) => versionOf(tool, told))),
            async run(args, folder) {
                const told = await processes.run(tool, [...command, ...args], {
                    cwd: folder.path,
                    env: environment(folder.path),
                    ...within
                });
                return told.status === 0 && told.stopped === null
                    ? { text: told.stdout.toString() }
                    : { failure: failureOf(tool, told, limits) };
            }
        };
    }
}
function versionOf(tool, { stdout }) {
    const text = stdout.toString();
    // `v5.8.1`; `{Version:kustomize/v4.5.7 ...}`; kubectl's JSON with kustomizeVersion; helm's `v3.19.0+g3d8990f`.
    const found = /"kustomizeVersion":\s*"(v[\w.+-]+)"/.exec(text) ?? /(?:^|[\s/])(v\d[\w.-]*)/.exec(text);
    const name = tool === 'kubectl' ? 'kubectl kustomize' : tool;
    return found?.[1] === undefined ? name : `${name} ${found[1]}`;
}
function failureOf(tool, { status, stdout, stderr, stopped }, limits) {
    if (stopped === 'time')
        return `${tool} was ended, for it took longer than ${limits.time / 1000} seconds.`;
    if (stopped === 'output')
        return `${tool} was ended, for it printed more than ${limits.output / 1024 / 1024} MB.`;
    const said = stderr.trim() === '' ? stdout.toString().trim() : stderr.trim();
    return said === '' ? `${tool} ended with status ${status} and said nothing.` : said;
}
/**
 * What a renderer is given beside the safe part of the environment. Nobody listens at port 9, so that what a template or a
 * kustomization asks the network for is refused at once (Go's net/http, ProxyFromEnvironment).
 */
function environment(folder) {
    const nowhere = 'http://127.0.0.1:9';
    const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()]);
    const home = `${folder}/.home`;
    const homes = {
        ...{ XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home, XDG_DATA_HOME: home, DOCKER_CONFIG: home },
        ...{
            HELM_CONFIG_HOME: home,
            HELM_CACHE_HOME: home,
            HELM_DATA_HOME: home,
            HELM_PLUGINS: `${home}/plugins`
        },
        ...{ HELM_REGISTRY_CONFIG: `${home}/registry.json`, HELM_REPOSITORY_CONFIG: `${home}/repositories.yaml` },
        ...{ HELM_REPOSITORY_CACHE: home, KUSTOMIZE_PLUGIN_HOME: home, KUBECONFIG: `${home}/kubeconfig` }
    };
    return {
        ...Object.fromEntries(proxies.map((name) => [name, nowhere])),
        ...homes,
        ...{ NO_PROXY: '', no_proxy: '', GIT_ALLOW_PROTOCOL: 'none', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' }
    };
}

;// CONCATENATED MODULE: ./src/render/comparison.ts




const comparison_CHANGED = '(hidden, changed)';
const ADDED = '(hidden, added)';
const RANDOM = '(random)';
/** Compares two versions of an object; the order of keys is nothing, that of lists something. */
function compare(before, after, options) {
    const comparison = new Comparison(options);
    return { ...comparison.pair({ before, after }, [], render_place/* ROOT */.Dl), differences: comparison.differences };
}
class Comparison {
    differences = [];
    #options;
    constructor(options) {
        this.#options = options;
    }
    pair(pair, path, place) {
        const { before, after } = pair;
        if (this.#options.random?.has((0,fields_path/* formatPath */.jV)(path)) === true) {
            return { before: before && (0,render_field/* string */.Yj)(RANDOM), after: after && (0,render_field/* string */.Yj)(RANDOM) };
        }
        const type = (after ?? before)?.type;
        if (before !== undefined && after !== undefined && before.type !== after.type) {
            const [old, now] = [
                this.pair({ before, after: undefined }, path, place),
                this.pair({ before: undefined, after }, path, place)
            ];
            return { before: old.before, after: now.after };
        }
        if (type === 'fields')
            return this.#fields(before, after, path, place);
        if (type === 'list')
            return this.#list(before, after, path, place);
        return type === 'text'
            ? this.#text(before, after, path, place)
            : pair;
    }
    #fields(before, after, path, place) {
        const maps = [after, before].flatMap((map) => map ?? []);
        const keys = new Set(maps.flatMap((map) => [...map.entries.keys()]));
        if (keys.size === 0 && maps.length === 1)
            this.#told(path, before && '{}', after && '{}');
        const pairs = new Map();
        for (const key of keys) {
            const pair = { before: before?.entries.get(key), after: after?.entries.get(key) };
            pairs.set(key, this.pair(pair, [...path, key], (0,render_place/* entryPlace */.s6)(place, maps, key)));
        }
        const side = (map, name) => {
            if (map === undefined)
                return undefined;
            const entries = [...map.entries.keys()].flatMap((key) => {
                const value = pairs.get(key)?.[name];
                return value === undefined ? [] : [[key, value]];
            });
            return { type: 'fields', entries: new Map(entries) };
        };
        return { before: side(before, 'before'), after: side(after, 'after') };
    }
    #list(before, after, path, place) {
        const [old, now] = [before?.items ?? [], after?.items ?? []];
        const sides = [before, after].flatMap((list) => list ?? []);
        if (sides.length === 1 && old.length + now.length === 0)
            this.#told(path, before && '[]', after && '[]');
        const [shownOld, shownNow] = [new Array(), new Array()];
        for (const [from, to] of aligned(old, now)) {
            const pair = { before: from === null ? undefined : old[from], after: to === null ? undefined : now[to] };
            const around = (0,render_place/* itemPlace */.LH)(place, [old[(from ?? 0) - 1], now[(to ?? 0) - 1]]);
            const shown = this.pair(pair, [...path, to ?? from ?? 0], around);
            if (from !== null && shown.before !== undefined)
                shownOld[from] = shown.before;
            if (to !== null && shown.after !== undefined)
                shownNow[to] = shown.after;
        }
        this.#order(old, now, path);
        return {
            before: before && { type: 'list', items: shownOld },
            after: after && { type: 'list', items: shownNow }
        };
    }
    /** Containers that change places start in another order. */
    #order(old, now, path) {
        const [before, after] = [namesOf(old), namesOf(now)];
        if (before === undefined || after === undefined)
            return;
        const [left, stays] = [
            before.filter((name) => after.includes(name)),
            after.filter((name) => before.includes(name))
        ];
        if (left.some((name, index) => stays[index] !== name))
            this.#told(path, left.join(', '), stays.join(', '));
    }
    #text(before, after, path, place) {
        const { hider, isExpected } = this.#options;
        const isSame = before?.value === after?.value && before?.isString === after?.isString;
        const from = hider.shown(before, place);
        let to = hider.shown(after, place, 'after');
        if (!isSame &&
            to?.value?.includes(render_text/* HIDDEN */.RG) === true &&
            (before === undefined || from?.value === to.value)) {
            to = (0,render_field/* string */.Yj)(to.value.replaceAll(render_text/* HIDDEN */.RG, before === undefined ? ADDED : comparison_CHANGED));
        }
        if (!isSame) {
            const told = [from, to].map((text) => (text === undefined ? null : (text.value ?? 'null')));
            const quoted = told[0] === told[1]
                ? told.map((text, index) => (index === 0 ? from : to)?.isString === true ? JSON.stringify(text) : text)
                : told;
            const expected = isExpected?.(path, before, after) ?? false;
            this.differences.push({
                path: (0,fields_path/* formatPath */.jV)(path),
                from: quoted[0] ?? null,
                to: quoted[1] ?? null,
                expected
            });
        }
        return { before: from, after: to };
    }
    #told(path, from, to) {
        this.differences.push({ path: (0,fields_path/* formatPath */.jV)(path), from: from ?? null, to: to ?? null, expected: false });
    }
}
/** Which items belong together: those of one name, or else, between what is the same at both ends, those of one position. */
function aligned(before, after) {
    const [old, now] = [namesOf(before), namesOf(after)];
    if (old !== undefined && now !== undefined) {
        const gone = old.flatMap((name, index) => (now.includes(name) ? [] : [[index, null]]));
        const kept = now.map((name, index) => [old.includes(name) ? old.indexOf(name) : null, index]);
        return [...gone, ...kept];
    }
    const length = Math.min(before.length, after.length);
    let [head, tail] = [0, 0];
    while (head < length && comparison_isSame(before[head], after[head]))
        head += 1;
    while (tail < length - head && comparison_isSame(before.at(-1 - tail), after.at(-1 - tail)))
        tail += 1;
    const middle = Math.max(before.length, after.length) - head - tail;
    const positions = Array.from({ length: head }, (_, index) => [index, index]);
    for (let index = head; index < head + middle; index += 1) {
        positions.push([index < before.length - tail ? index : null, index < after.length - tail ? index : null]);
    }
    for (let index = tail; index > 0; index -= 1)
        positions.push([before.length - index, after.length - index]);
    return positions;
}
/** The names of a list's items, where each has one of its own. */
function namesOf(items) {
    const names = items.flatMap((item) => (0,render_field/* textIn */.r7)(item, 'name') ?? []);
    return names.length === items.length && new Set(names).size === names.length ? names : undefined;
}
function comparison_isSame(one, other) {
    if (one?.type === 'text')
        return other?.type === 'text' && one.value === other.value && one.isString === other.isString;
    if (one?.type === 'list') {
        return (other?.type === 'list' &&
            one.items.length === other.items.length &&
            one.items.every((item, index) => comparison_isSame(item, other.items[index])));
    }
    if (one?.type !== 'fields' || other?.type !== 'fields' || one.entries.size !== other.entries.size)
        return false;
    return [...one.entries].every(([key, value]) => comparison_isSame(value, other.entries.get(key)));
}

;// CONCATENATED MODULE: ./src/render/containers.ts




const containers_NONE = { name: '', image: null, policy: null, secrets: [] };
/** The containers of one object whose image, pull policy or pull secrets differ; all of them where it is on one side alone. */
function containerDifferences(key, before, after, fields) {
    const [old, now] = [containersOf(before, fields), containersOf(after, fields)];
    const rows = [...new Set([...now.keys(), ...old.keys()])].flatMap((place) => {
        const [from, to] = [old.get(place) ?? containers_NONE, now.get(place) ?? containers_NONE];
        const image = stepOf(from.image, to.image);
        const policy = stepOf(from.policy, to.policy);
        const secrets = {
            added: to.secrets.filter((name) => !from.secrets.includes(name)),
            removed: from.secrets.filter((name) => !to.secrets.includes(name))
        };
        if (image === null && policy === null && secrets.added.length + secrets.removed.length === 0)
            return [];
        return [{ key, container: to === containers_NONE ? from.name : to.name, image, policy, secrets }];
    });
    // A pod's secrets stand with those of its containers that change otherwise, if there are any.
    const own = rows.filter(({ image, policy }) => image !== null || policy !== null);
    return own.length > 0 ? own : rows;
}
function stepOf(from, to) {
    return from === to ? null : { from, to };
}
/** By the list that a container stands in and its name, or where it has none, its position. */
function containersOf(object, rows) {
    const uses = object === undefined ? [] : walk(object.node(), 0, rows).uses;
    return new Map(uses.map((use) => {
        const list = use.path.findLastIndex((part) => typeof part === 'number');
        const isNamed = use.container !== null && list >= 0;
        const place = isNamed ? `${(0,fields_path/* formatPath */.jV)(use.path.slice(0, list))} ${use.container}` : (0,fields_path/* formatPath */.jV)(use.path);
        return [place, containerOf(use)];
    }));
}
function containerOf(use) {
    const { container, path, image, pod } = use;
    const spot = pod?.secrets?.spot;
    const list = spot?.missing.length === 0 ? (0,yaml_node/* asSequence */.GO)(spot.found?.entry.value) : undefined;
    return {
        name: container ?? (0,fields_path/* formatPath */.jV)(path),
        image: image.value === null ? null : (0,render_text/* redactText */.Rd)(image.value),
        policy: containers_policyOf(use),
        secrets: (list?.items ?? []).flatMap((item) => {
            const scalar = (0,yaml_node/* asScalar */.T7)(item)?.value;
            return scalar ?? (0,yaml_node/* textAt */.$6)(item.type === 'mapping' ? item : undefined, 'name') ?? [];
        })
    };
}
function containers_policyOf({ policy }) {
    if (policy === null)
        return null;
    if (policy.at === 'container')
        return (0,yaml_node/* textAt */.$6)(policy.container, policy.key) ?? null;
    const { missing, found } = policy.spot;
    return missing.length === 0 ? ((0,yaml_node/* asScalar */.T7)(found?.entry.value)?.value ?? null) : null;
}

;// CONCATENATED MODULE: ./src/render/expected.ts




/** Fields whose text may stand in other places of what is rendered: a version in a label, an image in a variable. */
const FOLLOWED = new Set(['image', 'name', 'tag', 'digest', 'marker', 'alias']);
/** Gives the test for each object. `renamed`: names of generated objects before and after. */
function expectations({ request, images, changes }, renamed) {
    const steps = stepsOf(images, changes);
    return (object) => {
        let places;
        return (path, from, to) => {
            if (to?.value == null)
                return false;
            places ??= expected_placesOf(object, request);
            if (places.takes(path, to.value))
                return true;
            if (from?.value == null)
                return false;
            if (renamed.get(from.value) === to.value)
                return true;
            // What tells which pods belong to an object can often not be changed at all.
            if (!to.isString || path.some((key) => /selector|^matchLabels$|^matchExpressions$/i.test(String(key))))
                return false;
            const image = (0,image_request/* findImage */.F1)(request.images, from.value);
            if (image !== undefined && (0,image_request/* rewrite */.v8)(image, from.value) === to.value)
                return true;
            return follows(from.value, to.value, steps);
        };
    };
}
/** Where an object's pods say what was asked for, as it is afterwards. */
function expected_placesOf(object, request) {
    const ours = walk(object.node(), 0, request.rows).uses.filter(({ image }) => isAsked(image.value, request));
    const values = new Map();
    const secrets = [];
    const annotations = [];
    for (const use of ours) {
        values.set((0,fields_path/* formatPath */.jV)(use.path), use.image.value ?? '');
        const policy = policyPath(use);
        if (policy !== undefined)
            values.set((0,fields_path/* formatPath */.jV)(policy), request.pullPolicy);
        if (use.pod?.secrets)
            secrets.push((0,fields_path/* formatPath */.jV)(use.pod.secrets.spot.path));
        for (const { spot } of use.pod?.annotations ?? [])
            annotations.push((0,fields_path/* formatPath */.jV)(spot.path));
    }
    return {
        takes(path, value) {
            const at = (0,fields_path/* formatPath */.jV)(path);
            if (values.get(at) === value)
                return true;
            if (secrets.some((spot) => at.startsWith(`${spot}[`)))
                return request.pullSecrets.some(({ name }) => name === value);
            const key = String(path.at(-1));
            const parent = (0,fields_path/* formatPath */.jV)(path.slice(0, -1));
            if (request.annotations.some((asked) => asked.key === key && asked.value === value) &&
                annotations.includes(parent))
                return true;
            // A digest of what else changed, beside an image that changes anyway.
            return ours.length > 0 && path.at(-2) === 'annotations' && /checksum|hash$/i.test(key);
        }
    };
}
/** True for a reference that is what was asked for. */
function isAsked(text, { images }) {
    const image = text === null ? undefined : (0,image_request/* findImage */.F1)(images, text);
    return image !== undefined && text !== null && (0,image_request/* rewrite */.v8)(image, text) === text;
}
function policyPath({ policy, path }) {
    if (policy === null)
        return undefined;
    return policy.at === 'container' ? [...path.slice(0, -1), policy.key] : expected_pathOf(policy.spot);
}
function expected_pathOf({ path }) {
    return path;
}
function stepsOf(images, changes) {
    const written = changes.flatMap(({ field, from, to }) => FOLLOWED.has(field) && from !== null && to !== null ? [[from, to]] : []);
    const references = [...images.map(({ from, to }) => [from, to]), ...written];
    const parts = references.flatMap(([from, to]) => {
        const [old, now] = [(0,image_reference/* splitReference */.mQ)(from), (0,image_reference/* splitReference */.mQ)(to)];
        const steps = [
            [old.name, now.name],
            [old.tag, now.tag],
            [old.digest, now.digest]
        ];
        return steps.flatMap(([a, b]) => (a !== null && b !== null ? [[a, b]] : []));
    });
    const distinct = new Map([...references, ...parts]
        .filter(([from, to]) => from !== '' && from !== to)
        .map((step) => [step.join('\0'), step]));
    return [...distinct.values()].sort(([a], [b]) => b.length - a.length);
}
/** Whether a text is another one in which what was changed elsewhere is changed as well. */
function follows(from, to, steps) {
    const applied = steps.filter(([old]) => from.includes(old));
    if (applied.some(([old, now]) => from.replaceAll(old, now) === to))
        return true;
    return applied.length > 1 && applied.reduce((text, [old, now]) => text.replaceAll(old, now), from) === to;
}

;// CONCATENATED MODULE: ./src/render/match.ts
/**
 * Brings objects together by their keys, in the order of those after; those that are gone come last. Among objects of one
 * key, those of one whole name belong together.
 */
function pairsOf(before, after) {
    const waiting = new Map();
    for (const object of before) {
        const key = keyText(object.key);
        const others = waiting.get(key);
        if (others === undefined)
            waiting.set(key, [object]);
        else
            others.push(object);
    }
    const take = (object, isSame) => {
        const others = waiting.get(keyText(object.key)) ?? [];
        const at = others.findIndex(isSame);
        return at < 0 ? undefined : others.splice(at, 1)[0];
    };
    const exact = after.map((object) => take(object, ({ name }) => name === object.name));
    const pairs = after.map((object, index) => ({
        before: exact[index] ?? take(object, () => true),
        after: object
    }));
    return [...pairs, ...[...waiting.values()].flat().map((object) => ({ before: object, after: undefined }))];
}
/** Keys that more than one object of a render has. */
function duplicatesOf(...sides) {
    const doubled = new Map();
    for (const objects of sides) {
        const seen = new Set();
        for (const { key, name } of objects) {
            const id = `${keyText(key)}\0${name}`;
            if (seen.has(id))
                doubled.set(id, key);
            seen.add(id);
        }
    }
    return [...doubled.values()];
}
function keyText({ group, kind, namespace, name }) {
    return [group, kind, namespace, name].join('\0');
}

;// CONCATENATED MODULE: ./src/render/print.ts

/** An object as YAML in one style, so that only what it says can differ. For reading, not for applying. */
function printed(field) {
    if (field === undefined)
        return '';
    const lines = [];
    if (field.type === 'text' || isEmpty(field))
        lines.push(inline(field));
    else
        block(field, '', lines);
    return `${lines.join('\n')}\n`;
}
/** The lines of a collection that has something in it. */
function block(field, indent, lines) {
    if (field.type === 'list') {
        for (const item of field.items)
            print_nested(`${indent}-`, item, `${indent}  `, lines, true);
        return;
    }
    for (const [key, value] of field.entries) {
        const name = `${indent}${(0,quote/* writeScalar */.gN)(key, 'plain', false)}:`;
        // As kustomize writes it, the dashes of a list stand below the key.
        print_nested(name, value, value.type === 'list' ? indent : `${indent}  `, lines, false);
    }
}
function print_nested(before, value, indent, lines, isItem) {
    if (value.type === 'text' && value.value?.includes('\n') === true) {
        lines.push(`${before} ${header(value.value)}`);
        const content = value.value.replace(/\n$/, '').split('\n');
        for (const line of content)
            lines.push(line === '' ? '' : indent + line);
    }
    else if (value.type === 'text' || isEmpty(value))
        lines.push(`${before} ${inline(value)}`);
    else {
        if (!isItem)
            lines.push(before);
        const start = lines.length;
        block(value, indent, lines);
        const first = lines[start];
        if (isItem && first !== undefined)
            lines[start] = `${before} ${first.slice(indent.length)}`;
    }
}
function isEmpty(field) {
    return field.type === 'list' ? field.items.length === 0 : field.entries.size === 0;
}
function inline(field) {
    if (field.type === 'list')
        return '[]';
    if (field.type === 'fields')
        return '{}';
    const { value, isString } = field;
    if (value === null)
        return 'null';
    return isString ? (0,quote/* writeScalar */.gN)(value, 'plain', false) : value;
}
/** Of a literal block (YAML 1.2.2, 8.1): blanks at its start, and the line breaks at its end. */
function header(text) {
    const indentation = /^\n*[ \t]/.test(text) ? '2' : '';
    const ending = !text.endsWith('\n') ? '-' : text.endsWith('\n\n') || text === '\n' ? '+' : '';
    return `|${indentation}${ending}`;
}

;// CONCATENATED MODULE: ./src/render/resources.ts






/** What differs between the objects of two renders. Raises Unreadable. */
function compareResources({ before, after, again }, asked, hider) {
    const random = randomOf(after, again);
    const pairs = withoutRandomNames(pairsOf(before, after), random);
    const names = hashedNames(pairs);
    const own = hider.withNames(names);
    const renamed = new Map(pairs.flatMap(({ before, after }) => before && after && before.name !== after.name ? [[before.name, after.name]] : []));
    const expectation = expectations(asked, renamed);
    const resources = [];
    const containers = [];
    let unchanged = 0;
    for (const pair of pairs) {
        const resource = resourceOf(pair, own, names, random.fields, expectation);
        if (resource === undefined)
            unchanged += 1;
        else {
            resources.push(resource);
            containers.push(...containerDifferences(resource.key, pair.before, pair.after, asked.request.rows));
        }
    }
    return { resources, containers, random: random.told, duplicates: duplicatesOf(before, after), unchanged };
}
function resourceOf({ before, after }, hider, names, random, expectation) {
    const object = after ?? before;
    if (object === undefined || before?.source === after?.source)
        return undefined;
    const { key } = object;
    if (before === undefined || after === undefined) {
        const field = object.field();
        const shown = compare(field, field, { hider });
        const status = before === undefined ? 'added' : 'removed';
        return {
            key,
            status,
            renamed: null,
            before: before ? printed(shown.before) : '',
            after: after ? printed(shown.after) : '',
            fields: []
        };
    }
    const isRenamed = before.name !== after.name;
    const paths = random.get(keyText(key));
    const compared = compare(before.field(), after.field(), {
        hider,
        ...(paths === undefined ? {} : { random: paths }),
        isExpected: expectation(after)
    });
    const fields = compared.differences.filter(({ path }) => !isRenamed || path !== 'metadata/name');
    if (fields.length === 0 && !isRenamed)
        return undefined;
    const shownName = (name, side) => names[side].get(name) ?? name;
    return {
        key,
        status: isRenamed ? 'renamed' : 'changed',
        renamed: isRenamed
            ? { from: shownName(before.name, 'before'), to: shownName(after.name, 'after') }
            : null,
        before: printed(compared.before),
        after: printed(compared.after),
        fields
    };
}
/** The hash behind the name of what holds secrets is a digest of them, wherever the name stands. */
function hashedNames(pairs) {
    const names = { before: new Map(), after: new Map() };
    for (const { before, after } of pairs) {
        const object = after ?? before;
        const isHashed = [before, after].some((side) => side !== undefined && side.name !== side.key.name);
        if (object === undefined || !isHashed)
            continue;
        const isSecret = object.key.kind === 'Secret' ||
            [before, after].some((side) => side !== undefined && hides(side.field()));
        if (!isSecret)
            continue;
        const { name } = object.key;
        const isChanged = before !== undefined && after !== undefined && before.name !== after.name;
        if (before !== undefined)
            names.before.set(before.name, `${name}-(hash)`);
        if (after !== undefined)
            names.after.set(after.name, isChanged ? `${name}-(hash, changed)` : `${name}-(hash)`);
    }
    return names;
}
function randomOf(after, again) {
    const told = [];
    const fields = new Map();
    const objects = new Set();
    const kinds = new Set();
    for (const pair of again === null ? [] : pairsOf(after, again)) {
        const [one, other] = [pair.before, pair.after];
        if (one?.source === other?.source)
            continue;
        const key = (one ?? other)?.key;
        if (key === undefined)
            continue;
        if (one === undefined || other === undefined) {
            kinds.add(kindText(key));
            if (one !== undefined) {
                objects.add(one);
                told.push({ key, paths: ['metadata/name'] });
            }
            continue;
        }
        const paths = compare(one.field(), other.field(), { hider: new Hider() }).differences.map(({ path }) => path);
        if (paths.length === 0)
            continue;
        fields.set(keyText(key), new Set(paths));
        told.push({ key, paths });
    }
    return { told, fields, objects, kinds };
}
/** Objects with a random name are neither added nor removed. */
function withoutRandomNames(pairs, { objects, kinds }) {
    return pairs.filter(({ before, after }) => {
        if (before === undefined)
            return after === undefined || !objects.has(after);
        return after !== undefined || !kinds.has(kindText(before.key));
    });
}
function kindText(key) {
    return keyText({ ...key, name: '' });
}

;// CONCATENATED MODULE: ./src/render/chart.ts




/** The folder of the chart that a file belongs to, or of the one that vendors it; undefined where it belongs to none. */
function chartAround(file, sources) {
    let found;
    for (let folder = external_node_path_.posix.dirname(file);; folder = external_node_path_.posix.dirname(folder)) {
        const isVendored = found === undefined || external_node_path_.posix.relative(folder, found).startsWith('charts/');
        if (isVendored && sources.kind(external_node_path_.posix.join(folder, 'Chart.yaml')) === 'file')
            found = external_node_path_.posix.normalize(folder);
        if (folder === '.' || folder === '/' || folder.endsWith('..'))
            return found;
    }
}
/**
 * Each chart that a patched file is a part of, once for each selected file of values beside its own, or else once with its
 * own values alone.
 */
async function chartRoots({ tree, sources, selected, patched, all }) {
    const charts = new Map();
    for (const file of new Set([...selected, ...patched])) {
        const folder = chartAround(file, sources);
        if (folder === undefined)
            continue;
        const chart = charts.get(folder) ?? { own: false, values: new Set() };
        const inside = external_node_path_.posix.relative(folder, file);
        const isPart = /^(?:templates|charts|crds)\//.test(inside) || /^(?:Chart\.yaml|values\.yaml)$/.test(inside);
        if (isPart)
            chart.own ||= all || patched.has(file);
        else if (isOverride(file, sources, patched))
            chart.values.add(file);
        charts.set(folder, chart);
    }
    const roots = [];
    for (const [folder, { own, values }] of charts) {
        const affected = values.size === 0 ? (own ? [null] : []) : [...values].filter((file) => own || all || patched.has(file));
        if (affected.length === 0)
            continue;
        const root = await chartRoot(folder, tree, sources);
        if (root === undefined)
            continue;
        for (const file of affected)
            roots.push(file === null ? root : chart_withValues(root, file));
    }
    return roots;
}
/** Values that go over those of the chart. */
function isOverride(file, sources, patched) {
    if (!/\.ya?ml$/i.test(file) || !(isValuesFile(file) || patched.has(file)))
        return false;
    const maps = sources.documents(file).flatMap(({ root }) => (root.type === 'mapping' ? [root] : []));
    return maps.length === 1 && maps.every((map) => (0,yaml_node/* lookup */.$I)(map, 'kind') === undefined);
}
function chart_withValues(root, file) {
    const label = `${root.label} (${external_node_path_.posix.relative(root.folder, file)})`;
    return { ...root, label, values: file, files: new Set([...root.files, file]) };
}
/** Undefined for a library, which makes no objects of its own. */
async function chartRoot(folder, tree, sources) {
    const [definition] = sources.documents(external_node_path_.posix.join(folder, 'Chart.yaml'));
    const map = definition?.root.type === 'mapping' ? definition.root : undefined;
    if ((0,yaml_node/* textAt */.$6)(map, 'type') === 'library')
        return undefined;
    const name = (0,yaml_node/* textAt */.$6)(map, 'name') ?? '';
    const { files, problem } = await chart_filesOf(folder, tree);
    const outside = files.find((file) => tree.kind(file) === 'outside');
    const refusal = outside !== undefined
        ? `"${outside}" leads out of the workspace.`
        : isRelease(name)
            ? problem
            : `${JSON.stringify(name)}, the name of the chart, cannot be the name of a release.`;
    return { kind: 'chart', label: folder, folder, release: name, values: null, files: new Set(files), refusal };
}
/** Dependencies lie in `charts/`, often ignored by git. */
async function chart_filesOf(folder, tree) {
    try {
        return { files: (await tree.list(folder, { ignored: true })).files, problem: null };
    }
    catch (error) {
        if (!(error instanceof errors/* RepullError */.z2))
            throw error;
        return { files: [], problem: error.message };
    }
}
// Helm's own rule (pkg/chartutil, ValidateReleaseName); nothing that begins with "-" may reach its command line.
function isRelease(name) {
    return name.length <= 53 && /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(name);
}

;// CONCATENATED MODULE: ./src/render/closure.ts





const BASES = ['resources', 'bases', 'components'];
const PLUGINS = ['generators', 'transformers', 'validators'];
/** Fields whose texts are no paths. */
const NO_PATHS = new Set([
    ...[
        'commonAnnotations',
        'commonLabels',
        'labels',
        'annotations',
        'metadata',
        'images',
        'replicas',
        'literals'
    ],
    ...['options', 'buildMetadata', 'namespace', 'namePrefix', 'nameSuffix', 'vars', 'valuesInline']
]);
/** A URL, or a repository as git and go-getter spell it. */
const REMOTE = /^(?:[\w.-]+=)?(?:[a-z][a-z0-9+.-]*::|[a-z][a-z0-9+.-]*:\/\/|[\w.-]+@[\w.-]+:)/i;
/** Follows a kustomization through the files of a tree. Nothing is run, and nothing outside the tree is looked at. */
function closureOf(sources, directory) {
    const walker = new closure_Walker(sources);
    walker.visit(directory, false);
    walker.folders.delete(external_node_path_.posix.normalize(directory));
    return walker;
}
class closure_Walker {
    files = new Set();
    folders = new Set();
    refusal = null;
    #sources;
    constructor(sources) {
        this.#sources = sources;
    }
    /** `ofPlugins`: what is built configures generators and transformers. */
    visit(directory, ofPlugins) {
        const folder = external_node_path_.posix.normalize(directory);
        if (this.folders.has(folder))
            return;
        this.folders.add(folder);
        const file = kustomizationFile(this.#sources, folder);
        if (file === undefined) {
            this.#refuse(`"${folder}" has no kustomization file.`);
            return;
        }
        this.files.add(file);
        for (const { root } of this.#sources.documents(file)) {
            if (root.type === 'mapping' && isKustomization(file, root))
                this.#kustomization(root, folder, ofPlugins);
        }
    }
    #kustomization(map, folder, ofPlugins) {
        for (const key of ['helmCharts', 'helmChartInflationGenerator']) {
            if ((0,yaml_node/* lookup */.$I)(map, key) !== undefined) {
                this.#refuse(`The kustomization in "${folder}" has "${key}", for which kustomize would start helm and fetch charts.`);
            }
        }
        for (const path of BASES.flatMap((key) => textsAt(map, key)))
            this.#base(path, folder, ofPlugins);
        for (const item of PLUGINS.flatMap((key) => listAt(map, key)))
            this.#plugin((0,yaml_node/* asScalar */.T7)(item)?.value ?? '', folder);
        const others = map.entries.filter(({ name }) => name !== null && ![...BASES, ...PLUGINS].includes(name));
        for (const { name, value } of others)
            this.#mentioned(value, folder, name ?? '');
    }
    #base(path, folder, ofPlugins) {
        const at = external_node_path_.posix.join(folder, path);
        const kind = REMOTE.test(path) || path.startsWith('/') ? 'remote' : this.#sources.kind(at);
        if (kind === 'directory')
            this.visit(at, ofPlugins);
        else if (kind === 'file') {
            this.files.add(at);
            if (ofPlugins)
                for (const { root } of this.#sources.documents(at))
                    this.#configured(root, folder);
        }
        else if (kind === 'outside')
            this.#refuse(`The kustomization in "${folder}" names "${path}", which leads out of the workspace.`);
        else
            this.#refuse(`The kustomization in "${folder}" names "${path}", which is not among the files here: a remote base is not fetched.`);
    }
    #plugin(text, folder) {
        if (/[\n{]/.test(text)) {
            for (const { root } of documentsOf(text))
                this.#configured(root, folder);
        }
        else {
            const at = external_node_path_.posix.join(folder, text);
            if (this.#sources.kind(at) === 'directory')
                this.visit(at, true);
            else
                this.#base(text, folder, true);
        }
    }
    /** What configures a generator or a transformer: kustomize's own ones run nothing. */
    #configured(root, folder) {
        const map = (0,yaml_node/* asMapping */.dw)(root);
        const kind = (0,yaml_node/* textAt */.$6)(map, 'kind') ?? '';
        const annotations = (0,yaml_node/* asMapping */.dw)(map && (0,yaml_node/* lookup */.$I)((0,yaml_node/* asMapping */.dw)((0,yaml_node/* lookup */.$I)(map, 'metadata')?.entry.value) ?? map, 'annotations')?.entry.value);
        const isFunction = annotations?.entries.some(({ name }) => /^config\.(?:kubernetes|k8s)\.io\/function$/.test(name ?? ''));
        if ((0,yaml_node/* textAt */.$6)(map, 'apiVersion') !== 'builtin' ||
            isFunction === true ||
            kind === 'HelmChartInflationGenerator') {
            this.#refuse(`The kustomization in "${folder}" uses "${kind}", a function or plugin, and these are not run.`);
            return;
        }
        this.#mentioned(root, folder, '');
    }
    /** Every file that a field names, whatever the field: more than is needed does no harm. */
    #mentioned(node, folder, field) {
        if (NO_PATHS.has(field))
            return;
        for (const { scalar, path } of (0,yaml_node/* scalarsOf */.TM)(node)) {
            const text = scalar.value ?? '';
            if (text === '' || text.includes('\n') || text.length > 1000)
                continue;
            if (path.some((key) => NO_PATHS.has(String(key))))
                continue;
            if (REMOTE.test(text)) {
                this.#refuse(`The kustomization in "${folder}" names "${text}", and nothing is fetched.`);
                return;
            }
            // `files: [key=path]` of a generator.
            for (const name of new Set([text, text.slice(text.indexOf('=') + 1)])) {
                const at = external_node_path_.posix.join(folder, name);
                const kind = name === '' ? 'missing' : this.#sources.kind(at);
                if (kind === 'file')
                    this.files.add(at);
                if (kind === 'outside')
                    this.#refuse(`The kustomization in "${folder}" names "${name}", which leads out of the workspace.`);
            }
        }
    }
    #refuse(reason) {
        this.refusal ??= reason;
    }
}

;// CONCATENATED MODULE: ./src/render/root.ts








/**
 * What is rendered: the selected kustomizations that no other selected one builds from, the charts of selected files, and
 * manifests that belong to neither. Without `all`, those that a patched file is a part of.
 */
async function rootsOf({ tree, selection, patches, all, plain }) {
    const sources = new Sources(tree, new Map());
    const selected = selection.files.map(({ path }) => path);
    const patched = new Set(patches.map(({ file }) => file));
    const folders = kustomizations(selected, sources);
    const closures = new Map(folders.map((folder) => [folder, closureOf(sources, folder)]));
    const inner = new Set([...closures.values()].flatMap((closure) => [...closure.folders]));
    const tops = [...closures].filter(([folder]) => !inner.has(folder));
    const built = new Set([...closures.values()].flatMap((closure) => realFiles(closure, sources)));
    const isAffected = (closure) => all || realFiles(closure, sources).some((file) => patched.has(file));
    const charts = await chartRoots({ tree, sources, selected, patched, all });
    const alone = (all ? selected : [...patched]).filter((file) => plain && !built.has(file) && !isKustomizationFile(file) && isPlain(file, sources));
    return [
        ...tops
            .filter(([, closure]) => isAffected(closure))
            .map(([folder, closure]) => kustomizationRoot(folder, closure)),
        ...charts,
        ...alone.map(manifestsRoot)
    ];
}
function kustomizations(selected, sources) {
    return selected.filter(isKustomizationFile).flatMap((file) => {
        const folder = external_node_path_.posix.dirname(file);
        const isOne = sources
            .documents(file)
            .some(({ root }) => root.type === 'mapping' && isKustomization(file, root));
        return isOne && kustomizationFile(sources, folder) === external_node_path_.posix.normalize(file)
            ? [external_node_path_.posix.normalize(folder)]
            : [];
    });
}
function realFiles({ files }, sources) {
    return [...files].flatMap((file) => sources.file(file) ?? []);
}
/** Objects as they are: no part of a chart, and no template. */
function isPlain(file, sources) {
    if (!/\.(?:ya?ml|json)$/i.test(file))
        return false;
    const chart = chartAround(file, sources);
    if (chart !== undefined && /^(?:templates|charts|crds)\//.test(external_node_path_.posix.relative(chart, file)))
        return false;
    const text = sources.text(file);
    if (text === undefined || isHelmTemplate(text))
        return false;
    return sources
        .documents(file)
        .some(({ root }) => root.type === 'mapping' && (0,yaml_node/* lookup */.$I)(root, 'kind') !== undefined);
}
function kustomizationRoot(folder, { files, refusal }) {
    return { kind: 'kustomization', label: folder, folder, release: '', values: null, files, refusal };
}
function manifestsRoot(file) {
    const folder = external_node_path_.posix.dirname(file);
    return {
        kind: 'manifests',
        label: file,
        folder,
        release: '',
        values: null,
        files: new Set([file]),
        refusal: null
    };
}

;// CONCATENATED MODULE: ./src/render/render.ts










/** Roots that are rendered at one time: each has two renderers running. */
const AT_ONCE = 2;
const MAX_LINES = 100;
const MAX_LINE = 500;
/** Renders what the patches change before and after, and compares. Nothing but temporary folders is written. */
async function renderDifference(request, host) {
    const roots = await rootsOf(request);
    const renderers = new Renderers(host, request.limits);
    const hider = new Hider();
    const results = new Array(roots.length);
    const waiting = [...roots.entries()];
    const work = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
            const [index, root] = next;
            results[index] = await new RootRender(root, request, { host, renderers, hider }).run();
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return {
        difference: { roots: results.map(({ difference }) => difference) },
        rendered: results.flatMap(({ difference: { root }, text }) => (text === null ? [] : [{ root, text }])),
        hidden: hider.seen
    };
}
class RootRender {
    #root;
    #request;
    #host;
    #renderers;
    #hider;
    #after;
    constructor(root, request, { host, renderers, hider }) {
        this.#root = root;
        this.#request = request;
        this.#host = host;
        this.#renderers = renderers;
        this.#hider = hider;
        this.#after = new Map(request.patches.map(({ file, after }) => [file, after]));
    }
    async run() {
        const { kind, refusal } = this.#root;
        if (kind === 'manifests')
            return this.#compared(this.#plainTexts(), null);
        if (refusal !== null)
            return this.#failed({ side: null, message: `Not rendered: ${refusal}` }, null);
        const renderer = kind === 'chart' ? this.#renderers.helm() : this.#renderers.kustomize();
        if (renderer === undefined) {
            const message = kind === 'chart' ? 'helm was not found.' : 'Neither kustomize nor kubectl was found.';
            return this.#failed({ side: null, message: `Not rendered: ${message}` }, null);
        }
        const [version, texts] = await Promise.all([renderer.version(), this.#texts(renderer)]);
        return 'message' in texts ? this.#failed(texts, version) : this.#compared(texts, version);
    }
    /** What a renderer makes of the root before and after. */
    async #texts(renderer) {
        const scratches = { before: this.#host.scratch(), after: this.#host.scratch() };
        try {
            const render = (side) => this.#render(renderer, side, scratches[side]);
            // kustomize's own generators and transformers make the same of the same. Templates may ask for the time, or for chance;
            // the render before stands between the two others, so that what the time alone changes differs in these as well.
            if (this.#root.kind === 'kustomization') {
                const [before, after] = await Promise.all([render('before'), render('after')]);
                if (typeof before !== 'string')
                    return before;
                return typeof after === 'string' ? { before, after, again: null } : after;
            }
            const after = await render('after');
            const before = await render('before');
            if (typeof before !== 'string')
                return before;
            if (typeof after !== 'string')
                return after;
            const again = await this.#run(renderer, 'after', scratches.after);
            return typeof again === 'string' ? { before, after, again } : again;
        }
        finally {
            scratches.before.remove();
            scratches.after.remove();
        }
    }
    async #render(renderer, side, scratch) {
        const copy = copyFiles(this.#root.files, {
            tree: this.#request.tree,
            texts: side === 'after' ? this.#after : new Map(),
            scratch
        });
        if ('reason' in copy)
            return { side: null, message: `Not rendered: ${copy.reason}` };
        this.#homes.set(scratch.path, copy.home);
        return this.#run(renderer, side, scratch);
    }
    #homes = new Map();
    async #run(renderer, side, scratch) {
        const { kind, folder, release, values } = this.#root;
        const home = this.#homes.get(scratch.path) ?? scratch.path;
        const at = (path) => external_node_path_.posix.join(home, path);
        const args = kind === 'chart'
            ? [...(values === null ? [] : [`--values=${at(values)}`]), '--', release, at(folder)]
            : ['--', at(folder)];
        const rendered = await renderer.run(args, scratch);
        if ('text' in rendered)
            return rendered.text;
        return { side, message: this.#harmlessMessage(rendered.failure, home) };
    }
    /** What a renderer says can hold what stands in the files that it read. */
    #harmlessMessage(said, home) {
        for (const file of this.#root.files) {
            void this.#request.tree.read(file, ({ path, bytes }) => {
                this.#look(file, decode(Buffer.from(bytes)));
                const after = this.#after.get(path);
                if (after !== undefined)
                    this.#look(file, { text: after });
            });
        }
        const text = this.#hider.hideSeen(said.replaceAll(`${home}/`, '').replaceAll(home, '.'));
        const lines = text.split(/\r?\n/);
        const shown = lines
            .slice(0, MAX_LINES)
            .map((line) => (line.length > MAX_LINE ? `${line.slice(0, MAX_LINE)}…` : line));
        const rest = lines.length - shown.length;
        return [...shown, ...(rest > 0 ? [`(${rest} more lines)`] : [])].join('\n');
    }
    #look(file, decoded) {
        if (!('text' in decoded))
            return;
        const isYaml = /\.(?:ya?ml|json)$|(?:^|\/)Kustomization$/i.test(file);
        if (isYaml)
            for (const { root } of documentsOf(decoded.text))
                this.#lookAt((0,render_field/* fieldOf */._F)(root));
        else if (this.#root.kind === 'kustomization')
            for (const line of decoded.text.split('\n'))
                this.#seeLine(line);
    }
    /** Of a file that a generator may read: `NAME=value`, or anything else. */
    #seeLine(line) {
        this.#hider.see(line);
        if (line.includes('='))
            this.#hider.see(line.slice(line.indexOf('=') + 1));
    }
    #lookAt(field) {
        if (field !== undefined)
            this.#hider.look(field);
    }
    #plainTexts() {
        const [file = ''] = this.#root.files;
        const patch = this.#request.patches.find((each) => each.file === file);
        if (patch !== undefined)
            return { before: patch.before, after: patch.after, again: null };
        const text = this.#request.tree.read(file, ({ bytes }) => Buffer.from(bytes).toString());
        return { before: text, after: text, again: null };
    }
    #compared(texts, version) {
        const options = { generates: this.#root.kind === 'kustomization' };
        let side = 'before';
        try {
            const before = objectsOf(texts.before, options);
            side = 'after';
            const after = objectsOf(texts.after, options);
            const again = texts.again === null || texts.again === texts.after ? null : objectsOf(texts.again, options);
            const compared = compareResources({ before, after, again }, this.#request.asked, this.#hider);
            const { kind, label } = this.#root;
            return {
                difference: { kind, root: label, renderer: version, failure: null, ...compared },
                text: texts.after
            };
        }
        catch (error) {
            if (!(error instanceof Unreadable))
                throw error;
            return this.#failed({ side, message: 'What was rendered is no YAML that can be read, and is not shown.' }, version);
        }
    }
    #failed(failure, version) {
        const { kind, label } = this.#root;
        const nothing = { resources: [], containers: [], random: [], duplicates: [], unchanged: 0 };
        return { difference: { kind, root: label, renderer: version, failure, ...nothing }, text: null };
    }
}

// EXTERNAL MODULE: ./src/tag/evaluate.ts + 1 modules
var evaluate = __nccwpck_require__(5279);
;// CONCATENATED MODULE: ./src/run.ts












/** The whole job. Raises RepullError with everything that was found; nothing is written then. */
async function run(inputs, host) {
    const facts = await host.facts(neededFacts(inputs));
    const tag = computeTag(inputs, facts);
    const images = inputs.images.map((image) => (0,image_request/* withTag */.Rd)(image, tag));
    if (images.length === 0 && !(inputs.filesGiven && inputs.audit !== 'off'))
        return nothingToPatch(tag, inputs);
    const request = patchRequest(inputs, images, facts);
    return finish(await prepare(inputs, request, host.tree, host), request, images, tag, inputs, host);
}
/** The audit of the files as they stand. Raises RepullError; findings are none. */
async function runAuditAlone(inputs, host) {
    const alone = {
        ...inputs,
        images: [],
        annotations: [],
        audit: inputs.audit === 'off' ? 'warn' : inputs.audit
    };
    const request = patchRequest(alone, [], { now: new Date(0), env: {} });
    return finish(await prepare(alone, request, host.tree, host), request, [], '', alone, host);
}
/** Delivers what was prepared, unless the audit forbids it. */
async function finish(prepared, request, images, tag, inputs, host) {
    const { plan, findings } = prepared;
    if (inputs.sarifFile !== null)
        writeSarif(inputs.sarifFile, sarifOf(findings, host.toRepositoryPath), host);
    const rendering = await render(inputs, request, prepared, host);
    const problems = [...prepared.problems, ...failuresOf(rendering, inputs.render)];
    const isStopped = problems.some(({ level }) => level === 'error');
    const delivered = !inputs.dryRun && !isStopped && plan.patches.length > 0;
    const also = isStopped ? [] : filesOf(rendering, inputs.renderDir);
    if (delivered)
        deliverToWorkspace(plan.patches, { ...inputs, also, write: host.write });
    else if (also.length > 0)
        host.write(also);
    const [only, ...others] = new Set(plan.images.map(({ to }) => to));
    return {
        tag: tag === '' && images.length === 1 ? (images[0]?.tag ?? '') : tag,
        image: others.length === 0 ? (only ?? '') : '',
        images: plan.images,
        patches: plan.patches,
        problems,
        findings,
        filesRead: plan.filesRead,
        dryRun: inputs.dryRun,
        outputDir: inputs.outputDir,
        delivered,
        difference: rendering?.difference ?? null,
        delivery: null
    };
}
/**
 * Selects and patches in memory. Knows its tree alone, so that it can be done again on the new tip of a branch after a
 * lost push race. Raises RepullError with everything that was found.
 */
async function prepare(inputs, request, tree, { onFile }) {
    const selection = await selectFiles(inputs, tree);
    const isAlone = request.images.length === 0;
    const plan = isAlone
        ? nothingPlanned(selection)
        : planFiles(selection, tree, request, { kustomize: inputs.kustomize, onFile });
    const problems = [...plan.problems, ...unmatched(plan, inputs, selection, tree)];
    if (problems.some(({ level }) => level === 'error'))
        throw new errors/* RepullError */.z2(problems);
    if (inputs.audit === 'off')
        return { selection, plan, problems, findings: [] };
    const { auditFix: fix } = inputs;
    const audited = audit(selection, tree, plan.patches, {
        ...request,
        fix,
        onFile: isAlone ? onFile : () => { }
    });
    return {
        selection,
        plan: { ...plan, patches: audited.patches },
        problems: [...problems, ...audited.problems, ...forbidden(inputs, audited.findings)],
        findings: audited.findings
    };
}
/** With `audit: error`, findings of level error stop the run before anything is written. */
function forbidden(inputs, findings) {
    const errors = findings.filter(({ level, isMended }) => level === 'error' && !isMended).length;
    if (inputs.audit !== 'error' || errors === 0)
        return [];
    const message = `The audit found ${errors === 1 ? 'an error' : `${errors} errors`}, and "audit" is "error".`;
    const hint = 'Mend them, set "audit-fix", or exempt a line with a comment "# repull-ignore: ID reason".';
    return [{ code: 'audit', level: 'error', message, hint }];
}
function nothingPlanned({ files, problems }) {
    return { patches: [], images: [], unmatched: [], problems, remote: [], filesRead: files.length };
}
/** What the patches come to in the cluster; null where nobody asks. */
async function render({ render, renderDir }, request, { selection, plan }, host) {
    if (request.images.length === 0 || (render === 'off' && renderDir === null))
        return null;
    const changes = plan.patches.flatMap((patch) => patch.changes);
    const rendering = await renderDifference({
        tree: host.tree,
        selection,
        patches: plan.patches,
        asked: { request, images: plan.images, changes },
        all: renderDir !== null,
        plain: host.comparesPlain || renderDir !== null
    }, host.render);
    for (const secret of rendering.hidden)
        host.mask(secret);
    return rendering;
}
/** The tag alone. Raises RepullError. */
async function computeTagAlone(inputs, host) {
    return computeTag(inputs, await host.facts((0,evaluate/* needs */.eN)(inputs.tag)));
}
/** The default template is not evaluated where no image asks for its tag: it may need a commit that is not there. */
function isTagNeeded(inputs) {
    return inputs.tagGiven || inputs.images.length === 0 || inputs.images.some(({ computedTag }) => computedTag);
}
function neededFacts(inputs) {
    const templates = [
        ...(isTagNeeded(inputs) ? [inputs.tag] : []),
        ...inputs.annotations.map(({ value }) => value)
    ];
    return new Set(templates.flatMap((template) => [...(0,evaluate/* needs */.eN)(template)]));
}
function computeTag(inputs, facts) {
    if (!isTagNeeded(inputs))
        return '';
    const allowLatest = inputs.images.some(({ digest }) => digest !== null);
    return (0,evaluate/* evaluateTag */.Mq)(inputs.tag, facts, { allowLatest });
}
function patchRequest(inputs, images, facts) {
    const { pullPolicy, pullSecrets } = inputs;
    const annotations = inputs.annotations.map(({ key, value }) => ({ key, value: (0,evaluate/* evaluateText */.p_)(value, facts) }));
    return { images, pullPolicy, pullSecrets, annotations, rows: inputs.imageFields.map(toRow) };
}
function toRow({ group, kind, path }) {
    const spec = path.map((part) => part.replaceAll('/', '\\/')).join('/');
    return { group: group ?? '*', kinds: [kind], images: [spec] };
}
/** Copies of an earlier run are results, not sources. */
async function selectFiles(inputs, tree) {
    const results = { 'output-dir': inputs.outputDir, 'render-dir': inputs.renderDir };
    for (const [name, directory] of Object.entries(results)) {
        if (directory === null || tree.spelled(directory) !== '.')
            continue;
        const message = `${name}: the copies would lie on their sources`;
        const hint = `Name another directory, or leave ${name} away.`;
        throw new errors/* RepullError */.z2({ code: 'input', level: 'error', message, hint });
    }
    const copies = Object.values(results).flatMap((directory) => directory ?? []);
    const found = await select_select(inputs.files, tree, copies);
    const sarif = inputs.sarifFile === null ? null : tree.spelled(inputs.sarifFile);
    const selection = { ...found, files: found.files.filter(({ path, named }) => named || path !== sarif) };
    if (selection.files.length > 0 || selection.problems.some(({ level }) => level === 'error'))
        return selection;
    throw new errors/* RepullError */.z2({
        code: 'no-files',
        level: 'error',
        message: `files: ${inputs.files.map((entry) => JSON.stringify(entry)).join(', ')} selects no file.`,
        hint: 'A directory stands for the *.yaml, *.yml and *.json files below it that git does not ignore.'
    });
}
function unmatched(plan, inputs, selection, tree) {
    if (plan.unmatched.length === 0 || inputs.onNoMatch === 'ignore')
        return [];
    // A file that was refused may hold the image: then its error says all there is to say.
    if (plan.problems.some(({ level }) => level === 'error'))
        return [];
    return noMatch(plan.unmatched, inputs.onNoMatch === 'error' ? 'error' : 'warning', selection, tree, plan.remote);
}
function nothingToPatch(tag, inputs) {
    const { dryRun, outputDir } = inputs;
    return {
        tag,
        image: '',
        images: [],
        patches: [],
        problems: [],
        findings: [],
        filesRead: 0,
        dryRun,
        outputDir,
        delivered: false,
        difference: null,
        delivery: null
    };
}


/***/ }),

/***/ 578:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ln: () => (/* binding */ timeZoneProblem),
/* harmony export */   Vw: () => (/* binding */ formatProblem),
/* harmony export */   Yq: () => (/* binding */ formatDate),
/* harmony export */   pA: () => (/* binding */ sourceDateEpoch)
/* harmony export */ });
/* unused harmony export DATE_TOKENS */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3916);

const DATE_TOKENS = 'YYYY MM DD HH mm ss SSS X';
const TOKEN = /YYYY|MM|DD|HH|mm|SSS|ss|X|T|\P{L}/uy;
// The years that YYYY can hold: 0000-01-01T00:00:00Z to 9999-12-31T23:59:59Z, in seconds.
const FIRST_SECOND = -62_167_219_200;
const LAST_SECOND = 253_402_300_799;
/** What is wrong with a FORMAT, or undefined. */
function formatProblem(format) {
    if (format === '')
        return `the format is empty; use ${DATE_TOKENS}`;
    const { rest } = tokensOf(format);
    if (rest === '')
        return undefined;
    const found = /^(\p{L})\1*/u.exec(rest)?.[0] ?? rest;
    return `${JSON.stringify(found)} in the format ${JSON.stringify(format)} is none of ${DATE_TOKENS}`;
}
/** What is wrong with the name of a time zone, or undefined. */
function timeZoneProblem(timeZone) {
    const problem = `${JSON.stringify(timeZone)} is no time zone; use a name such as UTC or Europe/Berlin`;
    // Newer engines take offsets such as +01:00 as well, older ones do not.
    if (!/^[A-Za-z]/.test(timeZone))
        return problem;
    try {
        new Intl.DateTimeFormat('en', { timeZone });
        return undefined;
    }
    catch (error) {
        if (error instanceof RangeError)
            return problem;
        throw error;
    }
}
/** The date written as FORMAT asks for; format and zone are valid. X is in whole seconds, rounded down. */
function formatDate(date, format, timeZone) {
    const fields = fieldsOf(date, timeZone);
    return tokensOf(format)
        .tokens.map((token) => fields.get(token) ?? token)
        .join('');
}
/** Reads SOURCE_DATE_EPOCH, whole seconds since 1970. Unset or empty gives undefined; anything else raises `input`. */
function sourceDateEpoch(text) {
    if (text === undefined || text === '')
        return undefined;
    const seconds = /^-?[0-9]{1,12}$/.test(text) ? Number(text) : NaN;
    if (seconds >= FIRST_SECOND && seconds <= LAST_SECOND)
        return new Date(seconds * 1000);
    const message = `SOURCE_DATE_EPOCH: ${JSON.stringify(text)} is not a whole number of seconds since 1970 ` +
        `(from ${FIRST_SECOND} to ${LAST_SECOND})`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RepullError */ .z2({ code: 'input', level: 'error', message });
}
function tokensOf(format) {
    const tokens = [];
    let at = 0;
    TOKEN.lastIndex = 0;
    for (let match = TOKEN.exec(format); match !== null; match = TOKEN.exec(format)) {
        tokens.push(match[0]);
        at = TOKEN.lastIndex;
    }
    return { tokens, rest: format.slice(at) };
}
function fieldsOf(date, timeZone) {
    const format = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
        timeZone,
        hourCycle: 'h23',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        fractionalSecondDigits: 3
    });
    const parts = new Map(format.formatToParts(date).map((part) => [part.type, part.value]));
    const field = (type, width) => (parts.get(type) ?? '').padStart(width, '0');
    return new Map([
        ['YYYY', field('year', 4)],
        ['MM', field('month', 2)],
        ['DD', field('day', 2)],
        ['HH', field('hour', 2)],
        ['mm', field('minute', 2)],
        ['ss', field('second', 2)],
        ['SSS', field('fractionalSecond', 3)],
        ['X', String(Math.floor(date.getTime() / 1000))]
    ]);
}


/***/ }),

/***/ 5279:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Mq: () => (/* binding */ evaluateTag),
  p_: () => (/* binding */ evaluateText),
  eN: () => (/* binding */ needs),
  O7: () => (/* binding */ parseTagTemplate)
});

// EXTERNAL MODULE: ./src/errors.ts
var errors = __nccwpck_require__(3916);
// EXTERNAL MODULE: ./src/tag/expressions.ts
var expressions = __nccwpck_require__(4975);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./src/tag/sanitise.ts

const MAX_TAG = 128;
const HASH_DIGITS = 8;
/**
 * Joins the pieces to a text of the characters of a tag, 128 at most. As docker/metadata-action does, each run of
 * other characters from an expression becomes one '-'. Where different texts could become one tag by that, or the
 * text is too long, the tag ends in 8 hex digits of the SHA-256 of the whole text.
 */
function sanitise(pieces) {
    let lossy = false;
    const folded = pieces.map(({ text, literal }) => literal
        ? text
        : text.replace(/[^A-Za-z0-9._-]+/g, (run) => {
            // One ASCII character for one '-' is what everyone expects of feature/x.
            lossy ||= run.length > 1 || run.charCodeAt(0) > 0x7f;
            return '-';
        }));
    let tag = folded.join('');
    const first = pieces[0];
    if (first?.literal === false && /^[^A-Za-z0-9._-]/.test(first.text)) {
        lossy = true;
        tag = tag.replace(/^[.-]+/, '');
    }
    if (!lossy && tag.length <= MAX_TAG)
        return tag;
    const whole = pieces.map(({ text }) => text).join('');
    const hash = (0,external_node_crypto_.createHash)('sha256').update(whole).digest('hex').slice(0, HASH_DIGITS);
    const head = tag.slice(0, MAX_TAG - 1 - HASH_DIGITS);
    return head === '' || head.endsWith('-') ? `${head}${hash}` : `${head}-${hash}`;
}

// EXTERNAL MODULE: ./src/tag/template.ts + 1 modules
var tag_template = __nccwpck_require__(4061);
;// CONCATENATED MODULE: ./src/tag/evaluate.ts




const RULE = '[A-Za-z0-9_][A-Za-z0-9._-]{0,127}';
const evaluate_MAX_TAG = 128;
/** The facts that a template speaks of, so that no others need be gathered. Raises `template`. */
function needs(template) {
    return new Set((0,tag_template/* parseTemplate */.Q)(template).flatMap((part) => (part.kind === 'call' ? [part.name] : [])));
}
/** The template's text, values as they are: for annotations and messages. Raises `template`, `fact-missing`. */
function evaluateText(template, facts) {
    return resolve((0,tag_template/* parseTemplate */.Q)(template), facts)
        .map(({ text }) => text)
        .join('');
}
/**
 * The template's tag. What cannot stand in a tag becomes '-' where an expression gave it, and is an error where it is
 * literal. Raises `template`, `fact-missing`.
 */
function evaluateTag(template, facts, { allowLatest }) {
    const tag = sanitise(resolve(parseTagTemplate(template), facts));
    if (/^[.-]/.test(tag))
        throw (0,tag_template/* templateError */.R)(template, 0, beginsWrong(tag));
    if (tag === 'latest' && !allowLatest) {
        throw (0,tag_template/* templateError */.R)(template, 0, 'the tag latest moves from build to build, so that writing it starts no rollout and nodes keep the copy they have; ' +
            'to use it all the same, write it out as NAME:latest in images, or give digest');
    }
    return tag;
}
/** Reads a template that is to give a tag, and checks its literal text. Raises `template`. */
function parseTagTemplate(template) {
    const parts = (0,tag_template/* parseTemplate */.Q)(template);
    let offset = 0;
    for (const part of parts) {
        const bad = part.kind === 'text' ? part.text.search(/[^A-Za-z0-9._-]/) : -1;
        if (part.kind === 'text' && bad >= 0) {
            const found = JSON.stringify(String.fromCodePoint(part.text.codePointAt(bad) ?? 0));
            throw (0,tag_template/* templateError */.R)(template, offset + bad, `${found} cannot stand in a tag (${RULE})`);
        }
        offset += part.kind === 'text' ? part.text.length : part.source.length;
    }
    if (template === '')
        throw (0,tag_template/* templateError */.R)(template, 0, `a tag cannot be empty (${RULE})`);
    if (/^[.-]/.test(template))
        throw (0,tag_template/* templateError */.R)(template, 0, beginsWrong(template));
    if (parts.every(({ kind }) => kind === 'text') && template.length > evaluate_MAX_TAG) {
        const reason = `this has ${template.length} characters, a tag has at most ${evaluate_MAX_TAG} (${RULE})`;
        throw (0,tag_template/* templateError */.R)(template, evaluate_MAX_TAG, reason);
    }
    return parts;
}
function beginsWrong(tag) {
    return `the tag ${JSON.stringify(tag)} begins with ${JSON.stringify(tag.slice(0, 1))}, which no tag does (${RULE})`;
}
function resolve(parts, facts) {
    const problems = [];
    const pieces = parts.map((part) => {
        if (part.kind === 'text')
            return { text: part.text, literal: true };
        const { value, missing } = expressions/* EXPRESSIONS */.W[part.name];
        const text = value(facts, part) ?? '';
        if (text === '') {
            problems.push({ code: 'fact-missing', level: 'error', message: `${part.source}: ${missing}` });
        }
        return { text, literal: false };
    });
    if (problems.length > 0)
        throw new errors/* RepullError */.z2(problems);
    return pieces;
}


/***/ }),

/***/ 4975:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ EXPRESSIONS)
/* harmony export */ });
/* harmony import */ var _date_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(578);

const DEFAULT_SHA_DIGITS = 7;
/** To add an expression, add its name to FACT_NAMES and a row here. */
const EXPRESSIONS = {
    sha: {
        argument: 'optional',
        options: [],
        usage: "{{sha}} or {{sha '12'}}",
        check: ({ argument }) => (argument === null ? undefined : digitsProblem(argument)),
        value: ({ sha }, { argument }) => sha?.slice(0, argument === null ? DEFAULT_SHA_DIGITS : Number(argument)),
        missing: 'there is no commit. It comes from the event or GITHUB_SHA in a workflow, and from HEAD of the git repository in a terminal'
    },
    date: {
        argument: 'required',
        options: ['tz'],
        usage: "{{date 'YYYYMMDDHHmmss'}}",
        check: dateProblem,
        value: ({ now }, call) => dateValue(now, call),
        missing: 'the time of this run is not known. It comes from the clock, or from SOURCE_DATE_EPOCH'
    },
    commit_date: {
        argument: 'required',
        options: ['tz'],
        usage: "{{commit_date 'YYYYMMDDHHmmss'}}",
        check: dateProblem,
        value: ({ commitDate }, call) => dateValue(commitDate, call),
        missing: 'the date of the commit is not known. It comes from the local git repository; in a workflow put actions/checkout before this step, on pull requests with fetch-depth: 2'
    },
    branch: plain('branch', ({ branch }) => branch, 'there is no branch. It comes from the branch or the pull request that a run is for, not from a tag, and from the branch that is checked out in a terminal'),
    base_branch: plain('base_branch', ({ baseBranch }) => baseBranch, 'there is no base branch. It comes from the event of a pull_request run; in a terminal write it out, as in --tag main-1'),
    git_tag: plain('git_tag', ({ gitTag }) => gitTag, 'there is no git tag. It comes from the tag that a run is for, and from a tag on HEAD of the git repository in a terminal'),
    pr: plain('pr', ({ pr }) => pr, 'there is no pull request number. It comes from the event of a pull_request run; in a terminal write it out, as in --tag pr-12'),
    run_id: plain('run_id', ({ runId }) => runId, 'there is no run id. It comes from GITHUB_RUN_ID in a workflow; in a terminal write it out, as in --tag run-12'),
    run_number: plain('run_number', ({ runNumber }) => runNumber, 'there is no run number. It comes from GITHUB_RUN_NUMBER in a workflow; in a terminal write it out, as in --tag build-12'),
    run_attempt: plain('run_attempt', ({ runAttempt }) => runAttempt, 'there is no run attempt. It comes from GITHUB_RUN_ATTEMPT in a workflow; in a terminal write it out, as in --tag build-12-1'),
    actor: plain('actor', ({ actor }) => actor, 'there is no actor. It comes from GITHUB_ACTOR in a workflow; in a terminal write it out, as in --tag alice-1'),
    repo: plain('repo', ({ repo }) => repo, 'there is no repository name. It comes from GITHUB_REPOSITORY in a workflow, and from the remote origin of the git repository in a terminal'),
    env: {
        argument: 'required',
        options: [],
        usage: "{{env 'NAME'}}",
        check: ({ argument }) => (argument === '' ? 'the name of the environment variable is empty' : undefined),
        value: ({ env }, { argument }) => argument !== null && Object.hasOwn(env, argument) ? env[argument] : undefined,
        missing: 'the environment variable is not set, or empty. It comes from env of the step, the job or the workflow, and from the shell in a terminal'
    }
};
function plain(name, value, missing) {
    return { argument: 'none', options: [], usage: `{{${name}}}`, value, missing };
}
function digitsProblem(argument) {
    const digits = /^[0-9]{1,2}$/.test(argument) ? Number(argument) : 0;
    return digits >= 4 && digits <= 64
        ? undefined
        : `${JSON.stringify(argument)} is no number of digits from 4 to 64`;
}
function dateProblem({ argument, options }) {
    const timeZone = options.get('tz');
    return (0,_date_js__WEBPACK_IMPORTED_MODULE_0__/* .formatProblem */ .Vw)(argument ?? '') ?? (timeZone === undefined ? undefined : (0,_date_js__WEBPACK_IMPORTED_MODULE_0__/* .timeZoneProblem */ .Ln)(timeZone));
}
function dateValue(date, { argument, options }) {
    if (date === undefined || Number.isNaN(date.getTime()))
        return undefined;
    return (0,_date_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDate */ .Yq)(date, argument ?? '', options.get('tz') ?? 'UTC');
}


/***/ }),

/***/ 4061:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ parseTemplate),
  R: () => (/* binding */ templateError)
});

// EXTERNAL MODULE: ./src/errors.ts
var errors = __nccwpck_require__(3916);
// EXTERNAL MODULE: ./src/tag/expressions.ts
var expressions = __nccwpck_require__(4975);
;// CONCATENATED MODULE: ./src/tag/facts.ts
/** Names of the expressions, in the order in which messages list them. */
const FACT_NAMES = [
    'sha',
    'date',
    'commit_date',
    'branch',
    'base_branch',
    'git_tag',
    'pr',
    'run_id',
    'run_number',
    'run_attempt',
    'actor',
    'repo',
    'env'
];

;// CONCATENATED MODULE: ./src/tag/template.ts



const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const QUOTED = /'[^']*'|"[^"]*"/y;
const EQUALS = /\s*=\s*/y;
const BLANKS = /\s*/y;
/** Reads a template; everything in it is known and complete then. Raises `template`. */
function parseTemplate(template) {
    const parts = [];
    let at = 0;
    while (at < template.length) {
        const open = template.indexOf('{{', at);
        const end = open < 0 ? template.length : open;
        if (end > at)
            parts.push({ kind: 'text', text: template.slice(at, end) });
        if (open < 0)
            break;
        const call = readCall(template, open);
        parts.push(call);
        at = open + call.source.length;
    }
    return parts;
}
/** The error for something in a template at an offset. */
function templateError(template, offset, reason) {
    // People count characters, not UTF-16 units.
    const column = Array.from(template.slice(0, offset)).length + 1;
    const message = `${JSON.stringify(template)}, column ${column}: ${reason}`;
    return new errors/* RepullError */.z2({ code: 'template', level: 'error', message });
}
function readCall(template, open) {
    let at = open + 2;
    const fail = (reason, offset = at) => templateError(template, offset, reason);
    const take = (pattern) => {
        pattern.lastIndex = at;
        const found = pattern.exec(template)?.[0];
        at += found?.length ?? 0;
        return found;
    };
    const unexpected = (usage) => {
        if (template[at] === "'" || template[at] === '"')
            return fail('the quote is not closed');
        if (!template.includes('}}', at))
            return fail('"{{" is not closed by "}}"', open);
        const found = template.slice(at, template.indexOf('}}', at)).split(/\s/)[0];
        const what = found === '' ? 'a value is missing' : `${JSON.stringify(found)} is not understood`;
        return fail(`${what}; write ${usage}, with quotes around values`);
    };
    take(BLANKS);
    const nameAt = at;
    const name = take(NAME);
    if (name === undefined && template.startsWith('}}', at))
        throw fail(`there is no expression; ${known()}`, open);
    if (name === undefined)
        throw unexpected('an expression such as {{sha}}');
    if (!isFactName(name))
        throw fail(`${JSON.stringify(name)} is no expression; ${known()}`, nameAt);
    const expression = expressions/* EXPRESSIONS */.W[name];
    const options = new Map();
    let argument = null;
    for (take(BLANKS); !template.startsWith('}}', at); take(BLANKS)) {
        const itemAt = at;
        const quoted = take(QUOTED);
        if (quoted !== undefined) {
            if (expression.argument === 'none' || argument !== null)
                throw fail(tooMany(name, quoted), itemAt);
            argument = quoted.slice(1, -1);
            continue;
        }
        const option = take(NAME);
        if (option === undefined || take(EQUALS) === undefined) {
            at = itemAt;
            throw unexpected(expression.usage);
        }
        const value = take(QUOTED);
        if (value === undefined)
            throw unexpected(expression.usage);
        if (!expression.options.includes(option))
            throw fail(noOption(name, option, expression), itemAt);
        if (options.has(option))
            throw fail(`the option ${option} is given twice`, itemAt);
        options.set(option, value.slice(1, -1));
    }
    if (expression.argument === 'required' && argument === null) {
        throw fail(`${name} needs ${name === 'env' ? 'a name' : 'a format'}, as in ${expression.usage}`, nameAt);
    }
    const call = { kind: 'call', name, argument, options, source: template.slice(open, at + 2) };
    const problem = expression.check?.(call);
    if (problem !== undefined)
        throw fail(`${name}: ${problem}`, nameAt);
    return call;
}
function isFactName(name) {
    return FACT_NAMES.some((known) => known === name);
}
function known() {
    return `there are ${FACT_NAMES.join(', ')}`;
}
function tooMany(name, quoted) {
    const takes = expressions/* EXPRESSIONS */.W[name].argument === 'none' ? 'no argument' : 'one argument';
    return `${name} takes ${takes}; ${quoted} is one too many`;
}
function noOption(name, option, { options }) {
    const has = options.length === 0 ? 'it has none' : `it has ${options.join(', ')}`;
    return `${JSON.stringify(option)} is no option of ${name}; ${has}`;
}


/***/ }),

/***/ 2655:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   $I: () => (/* binding */ lookup),
/* harmony export */   F5: () => (/* binding */ isMerge),
/* harmony export */   Fi: () => (/* binding */ withMerged),
/* harmony export */   GO: () => (/* binding */ asSequence),
/* harmony export */   T7: () => (/* binding */ asScalar),
/* harmony export */   TM: () => (/* binding */ scalarsOf),
/* harmony export */   XA: () => (/* binding */ contentEnd),
/* harmony export */   dw: () => (/* binding */ asMapping),
/* harmony export */   hd: () => (/* binding */ resolve),
/* harmony export */   nr: () => (/* binding */ entryEnd),
/* harmony export */   sx: () => (/* binding */ mergedAt)
/* harmony export */ });
/** The node itself, or what an alias stands for; undefined for an alias of nothing. */
function resolve(node) {
    if (node?.type !== 'alias')
        return node;
    return node.target ?? undefined;
}
function asMapping(node) {
    const resolved = resolve(node);
    return resolved?.type === 'mapping' ? resolved : undefined;
}
function asSequence(node) {
    const resolved = resolve(node);
    return resolved?.type === 'sequence' ? resolved : undefined;
}
function asScalar(node) {
    const resolved = resolve(node);
    return resolved?.type === 'scalar' ? resolved : undefined;
}
/** Text of a scalar entry; undefined where there is none or it is no scalar. */
function textAt(map, key) {
    return (map && asScalar(lookup(map, key)?.entry.value)?.value) ?? undefined;
}
/** What was found in the mappings that a mapping merges. Without this, a chain of merges is walked again at each link. */
const merged = new WeakMap();
/**
 * The entry of a key, as readers of YAML see it: the mapping's own, or else that of the first mapping which `<<` merges
 * (https://yaml.org/type/merge.html).
 */
function lookup(map, key) {
    const own = map.entries.filter((entry) => entry.name === key);
    const last = own.at(-1);
    if (last !== undefined)
        return { entry: last, holder: map, twins: own.slice(0, -1) };
    if (!map.entries.some(isMerge))
        return undefined;
    const known = merged.get(map) ?? new Map();
    merged.set(map, known);
    if (!known.has(key)) {
        // A mapping may merge itself.
        known.set(key, undefined);
        for (const other of mergedBy(map)) {
            const found = lookup(other, key);
            if (found === undefined)
                continue;
            known.set(key, found);
            break;
        }
    }
    return known.get(key);
}
/** A mapping and all that it merges, directly or not, in the order in which a key is looked for; each once. */
function* withMerged(map) {
    yield map;
    const waiting = mergedBy(map).toReversed();
    const seen = new Set([map]);
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        // One that was there before has nothing new to say.
        if (seen.has(next))
            continue;
        seen.add(next);
        yield next;
        for (const other of mergedBy(next).toReversed())
            waiting.push(other);
    }
}
/** The mappings that `<<` entries merge into `map`, first come first served. */
function mergedBy(map) {
    return map.entries.filter(isMerge).flatMap(mergedAt);
}
/** The mappings that one `<<` entry merges. */
function mergedAt({ value }) {
    const resolved = resolve(value);
    const nodes = resolved?.type === 'sequence' ? resolved.items : [value];
    return nodes.flatMap((node) => asMapping(node) ?? []);
}
function isMerge(entry) {
    return entry.name === '<<' && entry.key.type === 'scalar' && entry.key.style === 'plain';
}
/** Just after the last character of a node's content; comments and blank lines after it are not content. */
function contentEnd(text, node) {
    if (node.type === 'mapping' && !node.flow) {
        const last = node.entries.at(-1);
        return last === undefined ? node.end : entryEnd(text, last);
    }
    if (node.type === 'sequence' && !node.flow) {
        const last = node.items.at(-1);
        return last === undefined ? node.end : contentEnd(text, last);
    }
    if (node.type !== 'scalar' || (node.style !== 'folded' && node.style !== 'literal'))
        return node.end;
    // Blank lines at the end of a block scalar belong to its value if its header has a `+` (YAML 1.2.2, 8.1.1.2).
    const source = text.slice(node.start, node.end);
    const kept = /^[|>]\d?\+/.test(source) ? source.replace(/\r?\n$|\r$/, '') : source.trimEnd();
    return node.start + kept.length;
}
/** Just after the last character of an entry's content. */
function entryEnd(text, entry) {
    return Math.max(contentEnd(text, entry.value), entry.afterColon ?? contentEnd(text, entry.key));
}
/** Every scalar of a tree that is no key, where it is written: aliases are not followed. */
function* scalarsOf(node, path = []) {
    if (node.type === 'scalar')
        yield { scalar: node, path };
    if (node.type === 'mapping') {
        for (const entry of node.entries) {
            // `{a}` has a key and no place for a value.
            if (entry.afterColon !== null)
                yield* scalarsOf(entry.value, [...path, entry.name ?? '']);
        }
    }
    if (node.type === 'sequence') {
        for (const [index, item] of node.items.entries())
            yield* scalarsOf(item, [...path, index]);
    }
}


/***/ }),

/***/ 3988:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  d: () => (/* binding */ parseChunk),
  Z: () => (/* binding */ splitDocuments)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __nccwpck_require__(8815);
// EXTERNAL MODULE: ./src/yaml/node.ts
var yaml_node = __nccwpck_require__(2655);
;// CONCATENATED MODULE: ./src/yaml/repair.ts

/** Work that joining may cost: characters lexed, all passes together; copying them costs much less. */
const BUDGET = 20_000_000;
const COPYING = 1 / 500;
/**
 * Quoted scalars and flow collections may go on in lines that are indented no deeper than their parent, for libyaml and
 * go-yaml and so for kubectl and kustomize; `yaml` wants them deeper (YAML 1.2.2, 6.1) and takes them for unclosed. Gives
 * the text with the line breaks (and comments) inside them blanked out, so that every offset stays; undefined where there
 * are none.
 */
function joinLines(text) {
    let source = text;
    let from = 0;
    for (let spent = 0; spent < BUDGET; spent += source.length * COPYING) {
        const broken = firstBroken(source, from);
        if (broken === undefined)
            return source === text ? undefined : source;
        const { open, at, line } = broken;
        const isFlow = '[{'.includes(source.charAt(open));
        const close = isFlow ? closingBracket(source, open) : closingQuote(source, open);
        if (close === undefined)
            return undefined;
        const lines = source.slice(open, close);
        if (!/[\r\n]/.test(lines) || /[\r\n](?:---|\.\.\.)\s/.test(lines))
            return undefined;
        source =
            source.slice(0, open) +
                (isFlow ? withoutComments(lines) : lines).replace(/[\r\n]/g, ' ') +
                source.slice(close);
        spent += at - from;
        from = line;
    }
    return undefined;
}
/** The value of a quoted or plain scalar on several lines, however little they are indented. */
function repair_valueOf(source) {
    const { contents } = (0,dist/* parseDocument */.Tp)(source.replace(/\r\n?|\n/g, '\n '), { logLevel: 'silent' });
    return ((0,dist/* isScalar */.jn)(contents) ? contents.source : undefined) ?? source;
}
// Marks that the lexer puts between the lexemes and that are not in the text (yaml's parse/cst).
const FLOW_END = '\u0018';
const MARKS = new Set(['\u0002', '\u001F']);
/** The first quoted scalar or flow collection that the lexer gives up before its end. */
function firstBroken(source, from) {
    let [at, line, depth, flow] = [from, from, 0, from];
    for (const lexeme of new dist/* Lexer */.JG().lex(source.slice(from))) {
        if (lexeme === FLOW_END)
            return { open: flow, at, line };
        if (MARKS.has(lexeme))
            continue;
        const first = lexeme.charAt(0);
        if ((first === '"' || first === "'") && closingQuote(lexeme, 0) !== lexeme.length)
            return { open: at, at, line };
        if (lexeme === '[' || lexeme === '{') {
            if (depth === 0)
                flow = at;
            depth += 1;
        }
        if (lexeme === ']' || lexeme === '}')
            depth -= 1;
        at += lexeme.length;
        if (depth === 0 && /^[\r\n]+$/.test(lexeme))
            line = at;
    }
    return undefined;
}
/** Offset just after the quote that closes the one at `open`. */
function closingQuote(source, open) {
    const scalar = source.charAt(open) === '"' ? /"(?:[^"\\]|\\[^])*"/y : /'(?:[^']|'')*'/y;
    scalar.lastIndex = open;
    return scalar.test(source) ? scalar.lastIndex : undefined;
}
/** What may hold brackets that are none, and the brackets. */
const FLOW_PARTS = /(?<=[\s,:[{])(?:"(?:[^"\\]|\\[^])*"|'(?:[^']|'')*')|(?<=\s)#[^\r\n]*|[[\]{}]/g;
/** Offset just after the bracket that closes the one at `open`. */
function closingBracket(source, open) {
    let depth = 0;
    FLOW_PARTS.lastIndex = open;
    for (let part = FLOW_PARTS.exec(source); part !== null; part = FLOW_PARTS.exec(source)) {
        if (part[0] === '[' || part[0] === '{')
            depth += 1;
        if (part[0] === ']' || part[0] === '}')
            depth -= 1;
        if (depth === 0)
            return part.index + 1;
    }
    return undefined;
}
function withoutComments(flow) {
    return flow.replace(FLOW_PARTS, (part) => (part.startsWith('#') ? ' '.repeat(part.length) : part));
}

;// CONCATENATED MODULE: ./src/yaml/convert.ts



const STYLES = {
    PLAIN: 'plain',
    QUOTE_SINGLE: 'single',
    QUOTE_DOUBLE: 'double',
    BLOCK_FOLDED: 'folded',
    BLOCK_LITERAL: 'literal'
};
/**
 * The root of a document of the library as our located node, or the offset at which it goes deeper than `maxDepth`.
 * `written`: what the library would not read, and was given with its lines joined.
 */
function convert(document, shift, maxDepth, written) {
    const converter = new Converter(shift, maxDepth, written);
    const root = converter.node(document.contents, { at: document.range[0], inFlow: false, depth: 0 });
    return converter.tooDeep === undefined ? { root } : { tooDeep: converter.tooDeep };
}
class Converter {
    tooDeep;
    #anchors = new Map();
    /** How many merges of merges a mapping has. */
    #merges = new Map();
    #shift;
    #maxDepth;
    #written;
    constructor(shift, maxDepth, written) {
        this.#shift = shift;
        this.#maxDepth = maxDepth;
        this.#written = written;
    }
    node(node, spot) {
        if (node === null)
            return this.#nothing(spot);
        if (spot.depth > this.#maxDepth) {
            this.tooDeep ??= this.#span(node, spot).start;
            return this.#nothing(spot);
        }
        if ((0,dist/* isAlias */.Vj)(node)) {
            const target = this.#anchors.get(node.source) ?? null;
            return { type: 'alias', name: node.source, target, ...this.#span(node, spot), anchor: null };
        }
        if ((0,dist/* isScalar */.jn)(node))
            return this.#scalar(node, spot);
        return (0,dist/* isSeq */.oP)(node) ? this.#sequence(node, spot) : this.#mapping(node, spot);
    }
    #scalar(node, spot) {
        const style = STYLES[node.type ?? 'PLAIN'] ?? 'plain';
        const isBlock = style === 'folded' || style === 'literal';
        const lines = node.range && !isBlock ? this.#written?.slice(node.range[0], node.range[1]) : undefined;
        const source = lines !== undefined && /[\r\n]/.test(lines) ? repair_valueOf(lines) : (node.source ?? '');
        const isNull = style === 'plain' && node.tag === undefined && /^(?:|~|null|Null|NULL)$/.test(source);
        const anchor = node.anchor ?? null;
        const value = isNull ? null : source;
        const offset = spot.at + this.#shift;
        // The library puts a value that is not there before the next token.
        const range = style === 'plain' && source === '' ? { start: offset, end: offset } : this.#span(node, spot);
        return this.#anchored({ type: 'scalar', style, inFlow: spot.inFlow, value, ...range, anchor });
    }
    #sequence(node, { at, inFlow, depth }) {
        const flow = node.flow === true;
        const items = [];
        const token = node.srcToken;
        const dash = token?.type === 'block-seq' ? token.offset + this.#shift : null;
        const range = this.#span(node, { at, inFlow, depth });
        const sequence = this.#anchored({
            type: 'sequence',
            flow,
            items,
            dash,
            ...range,
            anchor: node.anchor ?? null
        });
        for (const [index, item] of node.items.entries()) {
            const source = token !== undefined && 'items' in token ? token.items[index] : undefined;
            const spot = {
                at: afterMarks(source?.start) ?? at,
                inFlow: flow || inFlow,
                depth: depth + 1
            };
            items.push((0,dist/* isPair */.tO)(item) ? this.#onePair(item, spot) : this.node(item, spot));
        }
        return sequence;
    }
    #mapping(node, { at, inFlow, depth }) {
        const flow = node.flow === true;
        const entries = [];
        const range = this.#span(node, { at, inFlow, depth });
        const mapping = this.#anchored({ type: 'mapping', flow, entries, ...range, anchor: node.anchor ?? null });
        const spot = { at, inFlow: flow || inFlow, depth: depth + 1 };
        for (const pair of node.items) {
            const entry = this.#entry(pair, spot);
            entries.push(entry);
            if ((0,yaml_node/* isMerge */.F5)(entry))
                this.#merge(mapping, entry);
        }
        return mapping;
    }
    /** Mappings that merge one that merges another one are as deep as if they were nested. */
    #merge(mapping, entry) {
        for (const other of (0,yaml_node/* mergedAt */.sx)(entry)) {
            const depth = Math.max((this.#merges.get(other) ?? 0) + 1, this.#merges.get(mapping) ?? 0);
            this.#merges.set(mapping, depth);
            if (depth > this.#maxDepth)
                this.tooDeep ??= entry.start;
        }
    }
    /** `[a: b]`: a mapping of one entry without braces. */
    #onePair(pair, spot) {
        const entry = this.#entry(pair, { ...spot, depth: spot.depth + 1 });
        return {
            type: 'mapping',
            flow: true,
            entries: [entry],
            start: entry.start,
            end: entry.value.end,
            anchor: null
        };
    }
    #entry(pair, spot) {
        const token = pair.srcToken;
        const colon = token?.sep?.find(({ type }) => type === 'map-value-ind');
        const mark = token?.start.find(({ type }) => ENTRY_MARKS.has(type));
        const keyAt = token?.key?.offset ?? colon?.offset ?? mark?.offset ?? spot.at;
        const afterColon = colon === undefined ? null : colon.offset + 1;
        const key = this.node(pair.key, { ...spot, at: keyAt });
        return {
            key,
            name: key.type === 'scalar' ? (key.value ?? '') : null,
            value: this.node(pair.value, { ...spot, at: afterMarks(token?.sep) ?? key.end - this.#shift }),
            start: (mark?.offset ?? keyAt) + this.#shift,
            afterColon: afterColon === null ? null : afterColon + this.#shift
        };
    }
    #span(node, spot) {
        const [start, end] = node.range ?? [spot.at, spot.at];
        return { start: start + this.#shift, end: end + this.#shift };
    }
    /** A value that is not there, at the place where one would be written. */
    #nothing({ at, inFlow }) {
        const offset = at + this.#shift;
        return { type: 'scalar', style: 'plain', inFlow, value: null, start: offset, end: offset, anchor: null };
    }
    #anchored(node) {
        if (node.anchor !== null)
            this.#anchors.set(node.anchor, node);
        return node;
    }
}
const ENTRY_MARKS = new Set(['explicit-key-ind', 'anchor', 'tag']);
/** What a value stands behind: its indicator, anchor and tag. */
const VALUE_MARKS = new Set([
    'map-value-ind',
    'seq-item-ind',
    'anchor',
    'tag'
]);
function afterMarks(tokens) {
    const last = tokens?.findLast(({ type }) => VALUE_MARKS.has(type));
    return last && last.offset + last.source.length;
}

;// CONCATENATED MODULE: ./src/yaml/parse.ts



const MAX_DEPTH = 100;
const TOO_DEEP = `Collections are nested more than ${MAX_DEPTH} deep`;
/**
 * Cuts a file at its `---` lines, without parsing: at the start of a line that marker always begins a document, even
 * inside a scalar (YAML 1.2.2, 9.1.2). So a document can be left alone without being read.
 */
function splitDocuments(text) {
    if (/(?:^|[\r\n])\uFEFF?(?:%|\.\.\.(?=\s|$))/.test(text))
        return [{ start: 0, end: text.length, index: 0 }];
    const marks = [...text.matchAll(/(?:^\uFEFF?|[\r\n])(---)(?=\s|$)/g)].map((match) => match.index + match[0].length - 3);
    const starts = marks[0] === undefined || hasContent(text.slice(0, marks[0])) ? [0, ...marks] : marks;
    return starts.map((start, index) => ({
        start: index === 0 ? 0 : start,
        end: starts[index + 1] ?? text.length,
        index
    }));
}
function hasContent(text) {
    return /^[^\S\r\n]*[^\s#\uFEFF]/m.test(text);
}
/** The documents of a chunk, with offsets of the whole text; or the first thing that is wrong with it. */
function parseChunk(text, chunk) {
    // YAML ends lines at a lone CR too (5.4); `yaml` does not, and one character for another keeps every offset.
    const source = text.slice(chunk.start, chunk.end).replace(/\r(?!\n)/g, '\n');
    const parsed = compose(source);
    const failure = parsed.flatMap((document) => document.errors)[0];
    if (failure === undefined)
        return toDocuments(parsed, chunk);
    const joined = joinLines(source);
    const again = joined === undefined ? [] : compose(joined);
    if (again.length > 0 && again.every((document) => document.errors.length === 0)) {
        return toDocuments(again, chunk, source);
    }
    const offset = chunk.start + failure.pos[0];
    // The library's own limit is how deep its functions may call each other.
    if (failure.code === 'RESOURCE_EXHAUSTION')
        return { code: 'too-deep', offset, message: TOO_DEEP };
    return { code: 'syntax', offset, message: failure.message };
}
function compose(source) {
    const composer = new dist/* Composer */.Dk({
        keepSourceTokens: true,
        // The library compares every key with every other one; we look for twins where they matter.
        uniqueKeys: false,
        prettyErrors: false,
        logLevel: 'silent'
    });
    return [...composer.compose(new dist/* Parser */.iX().parse(source))];
}
function toDocuments(parsed, chunk, written) {
    const documents = [];
    for (const [position, document] of parsed.entries()) {
        const converted = convert(document, chunk.start, MAX_DEPTH, written);
        if ('tooDeep' in converted) {
            return { code: 'too-deep', offset: converted.tooDeep, message: TOO_DEEP };
        }
        documents.push({ index: chunk.index + position, root: converted.root });
    }
    return documents;
}


/***/ }),

/***/ 8495:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   UN: () => (/* binding */ doubleQuoted),
/* harmony export */   gN: () => (/* binding */ writeScalar),
/* harmony export */   iL: () => (/* binding */ isPlainString)
/* harmony export */ });
/*
 * What the readers in use take for something other than a string: YAML 1.1 (https://yaml.org/type/: go-yaml 2 and with
 * it Kubernetes and kustomize, PyYAML) and YAML 1.2 (its core schema). Where one of them does, we quote.
 */
const NOT_A_STRING = [
    /^(?:|~|null|y|yes|n|no|true|false|on|off|<<|=)$/i,
    /^[-+]?0[bB][01_]+$/,
    /^[-+]?0[oO]?[0-7_]+$/,
    /^[-+]?0[xX][0-9a-fA-F_]+$/,
    /^[-+]?[0-9][0-9_,]*$/,
    /^[-+]?(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9_]+)?$/,
    // `yaml` 1.1 takes an exponent alone for a number too, as in a short commit id such as e123456.
    /^[-+]?\.?(?:[eE][-+]?[0-9_]+)?$/,
    /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/,
    /^[-+]?\.(?:inf|nan)$/i,
    /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?$/
];
/** Whether every reader takes the text, unquoted, for a string with just these characters. */
function isPlainString(text, inFlow) {
    if (NOT_A_STRING.some((pattern) => pattern.test(text)))
        return false;
    // Indicators (YAML 1.2.2, 5.3); we are stricter than needed where that costs nothing.
    if (/^[-?:,[\]{}#&*!|>'"%@`]/.test(text) && !/^-[^\s,[\]{}]/.test(text))
        return false;
    if (/^(?:---|\.\.\.)/.test(text))
        return false;
    // eslint-disable-next-line no-control-regex
    if (/[\u0000-\u001F\u007F-\u00A0\u2028\u2029\uD800-\uDFFF\uFEFF]/.test(text))
        return false;
    if (/^\s|\s$|:$|:\s|\s#/.test(text))
        return false;
    return !(inFlow && /[,[\]{}]/.test(text));
}
/** The text as a scalar in the wanted style; where plain would not be read as this string, double-quoted. */
function writeScalar(text, style, inFlow) {
    if (style === 'single' && isPrintable(text))
        return `'${text.replaceAll("'", "''")}'`;
    if (style === 'plain' && isPlainString(text, inFlow))
        return text;
    return doubleQuoted(text);
}
function isPrintable(text) {
    // eslint-disable-next-line no-control-regex
    return !/[\u0000-\u001F\u007F-\u009F\u2028\u2029\uD800-\uDFFF\uFEFF]/.test(text);
}
/** JSON's escapes are YAML's too (YAML 1.2.2, 1.3). */
function doubleQuoted(text) {
    return JSON.stringify(text).replace(/[\u007F-\u009F\u2028\u2029\uFEFF]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}


/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 7349:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveBlockMap = __nccwpck_require__(7103);
var resolveBlockSeq = __nccwpck_require__(334);
var resolveFlowCollection = __nccwpck_require__(3142);

function resolveCollection(CN, ctx, token, onError, tagName, tag) {
    const coll = token.type === 'block-map'
        ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag)
        : token.type === 'block-seq'
            ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag)
            : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
    const Coll = coll.constructor;
    // If we got a tagName matching the class, or the tag name is '!',
    // then use the tagName from the node class used to create it.
    if (tagName === '!' || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
    }
    if (tagName)
        coll.tag = tagName;
    return coll;
}
function composeCollection(CN, ctx, token, props, onError) {
    const tagToken = props.tag;
    const tagName = !tagToken
        ? null
        : ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg));
    if (token.type === 'block-seq') {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken
            ? anchor.offset > tagToken.offset
                ? anchor
                : tagToken
            : (anchor ?? tagToken);
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
            const message = 'Missing newline after block sequence props';
            onError(lastProp, 'MISSING_CHAR', message);
        }
    }
    const expType = token.type === 'block-map'
        ? 'map'
        : token.type === 'block-seq'
            ? 'seq'
            : token.start.source === '{'
                ? 'map'
                : 'seq';
    // shortcut: check if it's a generic YAMLMap or YAMLSeq
    // before jumping into the custom tag logic.
    if (!tagToken ||
        !tagName ||
        tagName === '!' ||
        (tagName === YAMLMap.YAMLMap.tagName && expType === 'map') ||
        (tagName === YAMLSeq.YAMLSeq.tagName && expType === 'seq')) {
        return resolveCollection(CN, ctx, token, onError, tagName);
    }
    let tag = ctx.schema.tags.find(t => t.tag === tagName && t.collection === expType);
    if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
            ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
            tag = kt;
        }
        else {
            if (kt) {
                onError(tagToken, 'BAD_COLLECTION_TYPE', `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? 'scalar'}`, true);
            }
            else {
                onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, true);
            }
            return resolveCollection(CN, ctx, token, onError, tagName);
        }
    }
    const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
    const res = tag.resolve?.(coll, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg), ctx.options) ?? coll;
    const node = identity.isNode(res)
        ? res
        : new Scalar.Scalar(res);
    node.range = coll.range;
    node.tag = tagName;
    if (tag?.format)
        node.format = tag.format;
    return node;
}

exports.composeCollection = composeCollection;


/***/ }),

/***/ 3683:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Document = __nccwpck_require__(3021);
var composeNode = __nccwpck_require__(5937);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);

function composeDoc(options, directives, { offset, start, value, end }, onError) {
    const opts = Object.assign({ _directives: directives }, options);
    const doc = new Document.Document(undefined, opts);
    const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
    };
    const props = resolveProps.resolveProps(start, {
        indicator: 'doc-start',
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
    });
    if (props.found) {
        doc.directives.docStart = true;
        if (value &&
            (value.type === 'block-map' || value.type === 'block-seq') &&
            !props.hasNewline)
            onError(props.end, 'MISSING_CHAR', 'Block collection cannot start on same line with directives-end marker');
    }
    // @ts-expect-error If Contents is set, let's trust the user
    doc.contents = value
        ? composeNode.composeNode(ctx, value, props, onError)
        : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
    const contentEnd = doc.contents.range[2];
    const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
    if (re.comment)
        doc.comment = re.comment;
    doc.range = [offset, contentEnd, re.offset];
    return doc;
}

exports.composeDoc = composeDoc;


/***/ }),

/***/ 5937:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var composeCollection = __nccwpck_require__(7349);
var composeScalar = __nccwpck_require__(5413);
var resolveEnd = __nccwpck_require__(7788);
var utilEmptyScalarPosition = __nccwpck_require__(2599);

const CN = { composeNode, composeEmptyNode };
function composeNode(ctx, token, props, onError) {
    const atKey = ctx.atKey;
    const { spaceBefore, comment, anchor, tag } = props;
    let node;
    let isSrcToken = true;
    switch (token.type) {
        case 'alias':
            node = composeAlias(ctx, token, onError);
            if (anchor || tag)
                onError(token, 'ALIAS_PROPS', 'An alias node must not specify any properties');
            break;
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'block-scalar':
            node = composeScalar.composeScalar(ctx, token, tag, onError);
            if (anchor)
                node.anchor = anchor.source.substring(1);
            break;
        case 'block-map':
        case 'block-seq':
        case 'flow-collection':
            try {
                node = composeCollection.composeCollection(CN, ctx, token, props, onError);
                if (anchor)
                    node.anchor = anchor.source.substring(1);
            }
            catch (error) {
                // Almost certainly here due to a stack overflow
                const message = error instanceof Error ? error.message : String(error);
                onError(token, 'RESOURCE_EXHAUSTION', message);
            }
            break;
        default: {
            const message = token.type === 'error'
                ? token.message
                : `Unsupported token (type: ${token.type})`;
            onError(token, 'UNEXPECTED_TOKEN', message);
            isSrcToken = false;
        }
    }
    node ?? (node = composeEmptyNode(ctx, token.offset, undefined, null, props, onError));
    if (anchor && node.anchor === '')
        onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    if (atKey &&
        ctx.options.stringKeys &&
        (!identity.isScalar(node) ||
            typeof node.value !== 'string' ||
            (node.tag && node.tag !== 'tag:yaml.org,2002:str'))) {
        const msg = 'With stringKeys, all keys must be strings';
        onError(tag ?? token, 'NON_STRING_KEY', msg);
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        if (token.type === 'scalar' && token.source === '')
            node.comment = comment;
        else
            node.commentBefore = comment;
    }
    // @ts-expect-error Type checking misses meaning of isSrcToken
    if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
    return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
    const token = {
        type: 'scalar',
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ''
    };
    const node = composeScalar.composeScalar(ctx, token, tag, onError);
    if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === '')
            onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        node.comment = comment;
        node.range[2] = end;
    }
    return node;
}
function composeAlias({ options }, { offset, source, end }, onError) {
    const alias = new Alias.Alias(source.substring(1));
    if (alias.source === '')
        onError(offset, 'BAD_ALIAS', 'Alias cannot be an empty string');
    if (alias.source.endsWith(':'))
        onError(offset + source.length - 1, 'BAD_ALIAS', 'Alias ending in : is ambiguous', true);
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
    alias.range = [offset, valueEnd, re.offset];
    if (re.comment)
        alias.comment = re.comment;
    return alias;
}

exports.composeEmptyNode = composeEmptyNode;
exports.composeNode = composeNode;


/***/ }),

/***/ 5413:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);

function composeScalar(ctx, token, tagToken, onError) {
    const { value, type, comment, range } = token.type === 'block-scalar'
        ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError)
        : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
    const tagName = tagToken
        ? ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg))
        : null;
    let tag;
    if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
    }
    else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
    else if (token.type === 'scalar')
        tag = findScalarTagByTest(ctx, value, token, onError);
    else
        tag = ctx.schema[identity.SCALAR];
    let scalar;
    try {
        const res = tag.resolve(value, msg => onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
    }
    catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg);
        scalar = new Scalar.Scalar(value);
    }
    scalar.range = range;
    scalar.source = value;
    if (type)
        scalar.type = type;
    if (tagName)
        scalar.tag = tagName;
    if (tag.format)
        scalar.format = tag.format;
    if (comment)
        scalar.comment = comment;
    return scalar;
}
function findScalarTagByName(schema, value, tagName, tagToken, onError) {
    if (tagName === '!')
        return schema[identity.SCALAR]; // non-specific tag
    const matchWithTest = [];
    for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
            if (tag.default && tag.test)
                matchWithTest.push(tag);
            else
                return tag;
        }
    }
    for (const tag of matchWithTest)
        if (tag.test?.test(value))
            return tag;
    const kt = schema.knownTags[tagName];
    if (kt && !kt.collection) {
        // Ensure that the known tag is available for stringifying,
        // but does not get used by default.
        schema.tags.push(Object.assign({}, kt, { default: false, test: undefined }));
        return kt;
    }
    onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, tagName !== 'tag:yaml.org,2002:str');
    return schema[identity.SCALAR];
}
function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
    const tag = schema.tags.find(tag => (tag.default === true || (atKey && tag.default === 'key')) &&
        tag.test?.test(value)) || schema[identity.SCALAR];
    if (schema.compat) {
        const compat = schema.compat.find(tag => tag.default && tag.test?.test(value)) ??
            schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
            const ts = directives.tagString(tag.tag);
            const cs = directives.tagString(compat.tag);
            const msg = `Value may be parsed as either ${ts} or ${cs}`;
            onError(token, 'TAG_RESOLVE_FAILED', msg, true);
        }
    }
    return tag;
}

exports.composeScalar = composeScalar;


/***/ }),

/***/ 9984:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var directives = __nccwpck_require__(1342);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var identity = __nccwpck_require__(1127);
var composeDoc = __nccwpck_require__(3683);
var resolveEnd = __nccwpck_require__(7788);

function getErrorPos(src) {
    if (typeof src === 'number')
        return [src, src + 1];
    if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
    const { offset, source } = src;
    return [offset, offset + (typeof source === 'string' ? source.length : 1)];
}
function parsePrelude(prelude) {
    let comment = '';
    let atComment = false;
    let afterEmptyLine = false;
    for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
            case '#':
                comment +=
                    (comment === '' ? '' : afterEmptyLine ? '\n\n' : '\n') +
                        (source.substring(1) || ' ');
                atComment = true;
                afterEmptyLine = false;
                break;
            case '%':
                if (prelude[i + 1]?.[0] !== '#')
                    i += 1;
                atComment = false;
                break;
            default:
                // This may be wrong after doc-end, but in that case it doesn't matter
                if (!atComment)
                    afterEmptyLine = true;
                atComment = false;
        }
    }
    return { comment, afterEmptyLine };
}
/**
 * Compose a stream of CST nodes into a stream of YAML Documents.
 *
 * ```ts
 * import { Composer, Parser } from 'yaml'
 *
 * const src: string = ...
 * const tokens = new Parser().parse(src)
 * const docs = new Composer().compose(tokens)
 * ```
 */
class Composer {
    constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
            const pos = getErrorPos(source);
            if (warning)
                this.warnings.push(new errors.YAMLWarning(pos, code, message));
            else
                this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        this.directives = new directives.Directives({ version: options.version || '1.2' });
        this.options = options;
    }
    decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        //console.log({ dc: doc.comment, prelude, comment })
        if (comment) {
            const dc = doc.contents;
            if (afterDoc) {
                doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
            }
            else if (afterEmptyLine || doc.directives.docStart || !dc) {
                doc.commentBefore = comment;
            }
            else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
                let it = dc.items[0];
                if (identity.isPair(it))
                    it = it.key;
                const cb = it.commentBefore;
                it.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
            else {
                const cb = dc.commentBefore;
                dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
        }
        if (afterDoc) {
            for (let i = 0; i < this.errors.length; ++i)
                doc.errors.push(this.errors[i]);
            for (let i = 0; i < this.warnings.length; ++i)
                doc.warnings.push(this.warnings[i]);
        }
        else {
            doc.errors = this.errors;
            doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
    }
    /**
     * Current stream status information.
     *
     * Mostly useful at the end of input for an empty stream.
     */
    streamInfo() {
        return {
            comment: parsePrelude(this.prelude).comment,
            directives: this.directives,
            errors: this.errors,
            warnings: this.warnings
        };
    }
    /**
     * Compose tokens into documents.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
            yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
    }
    /** Advance the composer by one CST token. */
    *next(token) {
        if (node_process.env.LOG_STREAM)
            console.dir(token, { depth: null });
        switch (token.type) {
            case 'directive':
                this.directives.add(token.source, (offset, message, warning) => {
                    const pos = getErrorPos(token);
                    pos[0] += offset;
                    this.onError(pos, 'BAD_DIRECTIVE', message, warning);
                });
                this.prelude.push(token.source);
                this.atDirectives = true;
                break;
            case 'document': {
                const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
                if (this.atDirectives && !doc.directives.docStart)
                    this.onError(token, 'MISSING_CHAR', 'Missing directives-end/doc-start indicator line');
                this.decorate(doc, false);
                if (this.doc)
                    yield this.doc;
                this.doc = doc;
                this.atDirectives = false;
                break;
            }
            case 'byte-order-mark':
            case 'space':
                break;
            case 'comment':
            case 'newline':
                this.prelude.push(token.source);
                break;
            case 'error': {
                const msg = token.source
                    ? `${token.message}: ${JSON.stringify(token.source)}`
                    : token.message;
                const error = new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg);
                if (this.atDirectives || !this.doc)
                    this.errors.push(error);
                else
                    this.doc.errors.push(error);
                break;
            }
            case 'doc-end': {
                if (!this.doc) {
                    const msg = 'Unexpected doc-end without preceding document';
                    this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg));
                    break;
                }
                this.doc.directives.docEnd = true;
                const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
                this.decorate(this.doc, true);
                if (end.comment) {
                    const dc = this.doc.comment;
                    this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
                }
                this.doc.range[2] = end.offset;
                break;
            }
            default:
                this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', `Unsupported token ${token.type}`));
        }
    }
    /**
     * Call at end of input to yield any remaining document.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
            this.decorate(this.doc, true);
            yield this.doc;
            this.doc = null;
        }
        else if (forceDoc) {
            const opts = Object.assign({ _directives: this.directives }, this.options);
            const doc = new Document.Document(undefined, opts);
            if (this.atDirectives)
                this.onError(endOffset, 'MISSING_CHAR', 'Missing directives-end indicator line');
            doc.range = [0, endOffset, endOffset];
            this.decorate(doc, false);
            yield doc;
        }
    }
}

exports.Composer = Composer;


/***/ }),

/***/ 7103:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilFlowIndentCheck = __nccwpck_require__(4051);
var utilMapIncludes = __nccwpck_require__(1187);

const startColMsg = 'All mapping items must start at the same column';
function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
    const map = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    let offset = bm.offset;
    let commentEnd = null;
    for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        // key properties
        const keyProps = resolveProps.resolveProps(start, {
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: bm.indent,
            startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
            if (key) {
                if (key.type === 'block-seq')
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'A block sequence may not be used as an implicit map key');
                else if ('indent' in key && key.indent !== bm.indent)
                    onError(offset, 'BAD_INDENT', startColMsg);
            }
            if (!keyProps.anchor && !keyProps.tag && !sep) {
                commentEnd = keyProps.end;
                if (keyProps.comment) {
                    if (map.comment)
                        map.comment += '\n' + keyProps.comment;
                    else
                        map.comment = keyProps.comment;
                }
                continue;
            }
            if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
                onError(key ?? start[start.length - 1], 'MULTILINE_IMPLICIT_KEY', 'Implicit keys need to be on a single line');
            }
        }
        else if (keyProps.found?.indent !== bm.indent) {
            onError(offset, 'BAD_INDENT', startColMsg);
        }
        // key value
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key
            ? composeNode(ctx, key, keyProps, onError)
            : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
            onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
        // value properties
        const valueProps = resolveProps.resolveProps(sep ?? [], {
            indicator: 'map-value-ind',
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: bm.indent,
            startOnNewline: !key || key.type === 'block-scalar'
        });
        offset = valueProps.end;
        if (valueProps.found) {
            if (implicitKey) {
                if (value?.type === 'block-map' && !valueProps.hasNewline)
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'Nested mappings are not allowed in compact mappings');
                if (ctx.options.strict &&
                    keyProps.start < valueProps.found.offset - 1024)
                    onError(keyNode.range, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit block mapping key');
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
            if (ctx.schema.compat)
                utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
            offset = valueNode.range[2];
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
        else {
            // key with no value
            if (implicitKey)
                onError(keyNode.range, 'MISSING_CHAR', 'Implicit map keys need to be followed by map values');
            if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
    }
    if (commentEnd && commentEnd < offset)
        onError(commentEnd, 'IMPOSSIBLE', 'Map comment with trailing content');
    map.range = [bm.offset, offset, commentEnd ?? offset];
    return map;
}

exports.resolveBlockMap = resolveBlockMap;


/***/ }),

/***/ 8913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function resolveBlockScalar(ctx, scalar, onError) {
    const start = scalar.offset;
    const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
    if (!header)
        return { value: '', type: null, comment: '', range: [start, start, start] };
    const type = header.mode === '>' ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
    const lines = scalar.source ? splitLines(scalar.source) : [];
    // determine the end of content & start of chomping
    let chompStart = lines.length;
    for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === '' || content === '\r')
            chompStart = i;
        else
            break;
    }
    // shortcut for empty contents
    if (chompStart === 0) {
        const value = header.chomp === '+' && lines.length > 0
            ? '\n'.repeat(Math.max(1, lines.length - 1))
            : '';
        let end = start + header.length;
        if (scalar.source)
            end += scalar.source.length;
        return { value, type, comment: header.comment, range: [start, end, end] };
    }
    // find the indentation level to trim from start
    let trimIndent = scalar.indent + header.indent;
    let offset = scalar.offset + header.length;
    let contentStart = 0;
    for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === '' || content === '\r') {
            if (header.indent === 0 && indent.length > trimIndent)
                trimIndent = indent.length;
        }
        else {
            if (indent.length < trimIndent) {
                const message = 'Block scalars with more-indented leading empty lines must use an explicit indentation indicator';
                onError(offset + indent.length, 'MISSING_CHAR', message);
            }
            if (header.indent === 0)
                trimIndent = indent.length;
            contentStart = i;
            if (trimIndent === 0 && !ctx.atRoot) {
                const message = 'Block scalar values in collections must be indented';
                onError(offset, 'BAD_INDENT', message);
            }
            break;
        }
        offset += indent.length + content.length + 1;
    }
    // include trailing more-indented empty lines in content
    for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
            chompStart = i + 1;
    }
    let value = '';
    let sep = '';
    let prevMoreIndented = false;
    // leading whitespace is kept intact
    for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + '\n';
    for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === '\r';
        if (crlf)
            content = content.slice(0, -1);
        /* istanbul ignore if already caught in lexer */
        if (content && indent.length < trimIndent) {
            const src = header.indent
                ? 'explicit indentation indicator'
                : 'first line';
            const message = `Block scalar lines must not be less indented than their ${src}`;
            onError(offset - content.length - (crlf ? 2 : 1), 'BAD_INDENT', message);
            indent = '';
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
        }
        else if (indent.length > trimIndent || content[0] === '\t') {
            // more-indented content within a folded block
            if (sep === ' ')
                sep = '\n';
            else if (!prevMoreIndented && sep === '\n')
                sep = '\n\n';
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
            prevMoreIndented = true;
        }
        else if (content === '') {
            // empty line
            if (sep === '\n')
                value += '\n';
            else
                sep = '\n';
        }
        else {
            value += sep + content;
            sep = ' ';
            prevMoreIndented = false;
        }
    }
    switch (header.chomp) {
        case '-':
            break;
        case '+':
            for (let i = chompStart; i < lines.length; ++i)
                value += '\n' + lines[i][0].slice(trimIndent);
            if (value[value.length - 1] !== '\n')
                value += '\n';
            break;
        default:
            value += '\n';
    }
    const end = start + header.length + scalar.source.length;
    return { value, type, comment: header.comment, range: [start, end, end] };
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
    /* istanbul ignore if should not happen */
    if (props[0].type !== 'block-scalar-header') {
        onError(props[0], 'IMPOSSIBLE', 'Block scalar header not found');
        return null;
    }
    const { source } = props[0];
    const mode = source[0];
    let indent = 0;
    let chomp = '';
    let error = -1;
    for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === '-' || ch === '+'))
            chomp = ch;
        else {
            const n = Number(ch);
            if (!indent && n)
                indent = n;
            else if (error === -1)
                error = offset + i;
        }
    }
    if (error !== -1)
        onError(error, 'UNEXPECTED_TOKEN', `Block scalar header includes extra characters: ${source}`);
    let hasSpace = false;
    let comment = '';
    let length = source.length;
    for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
            case 'space':
                hasSpace = true;
            // fallthrough
            case 'newline':
                length += token.source.length;
                break;
            case 'comment':
                if (strict && !hasSpace) {
                    const message = 'Comments must be separated from other tokens by white space characters';
                    onError(token, 'MISSING_CHAR', message);
                }
                length += token.source.length;
                comment = token.source.substring(1);
                break;
            case 'error':
                onError(token, 'UNEXPECTED_TOKEN', token.message);
                length += token.source.length;
                break;
            /* istanbul ignore next should not happen */
            default: {
                const message = `Unexpected token in block scalar header: ${token.type}`;
                onError(token, 'UNEXPECTED_TOKEN', message);
                const ts = token.source;
                if (ts && typeof ts === 'string')
                    length += ts.length;
            }
        }
    }
    return { mode, indent, chomp, comment, length };
}
/** @returns Array of lines split up as `[indent, content]` */
function splitLines(source) {
    const split = source.split(/\n( *)/);
    const first = split[0];
    const m = first.match(/^( *)/);
    const line0 = m?.[1]
        ? [m[1], first.slice(m[1].length)]
        : ['', first];
    const lines = [line0];
    for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
    return lines;
}

exports.resolveBlockScalar = resolveBlockScalar;


/***/ }),

/***/ 334:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var YAMLSeq = __nccwpck_require__(2223);
var resolveProps = __nccwpck_require__(4631);
var utilFlowIndentCheck = __nccwpck_require__(4051);

function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
    const seq = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = bs.offset;
    let commentEnd = null;
    for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
            indicator: 'seq-item-ind',
            next: value,
            offset,
            onError,
            parentIndent: bs.indent,
            startOnNewline: true
        });
        if (!props.found) {
            if (props.anchor || props.tag || value) {
                if (value?.type === 'block-seq')
                    onError(props.end, 'BAD_INDENT', 'All sequence items must start at the same column');
                else
                    onError(offset, 'MISSING_CHAR', 'Sequence item without - indicator');
            }
            else {
                commentEnd = props.end;
                if (props.comment)
                    seq.comment = props.comment;
                continue;
            }
        }
        const node = value
            ? composeNode(ctx, value, props, onError)
            : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
    }
    seq.range = [bs.offset, offset, commentEnd ?? offset];
    return seq;
}

exports.resolveBlockSeq = resolveBlockSeq;


/***/ }),

/***/ 7788:
/***/ ((__unused_webpack_module, exports) => {



function resolveEnd(end, offset, reqSpace, onError) {
    let comment = '';
    if (end) {
        let hasSpace = false;
        let sep = '';
        for (const token of end) {
            const { source, type } = token;
            switch (type) {
                case 'space':
                    hasSpace = true;
                    break;
                case 'comment': {
                    if (reqSpace && !hasSpace)
                        onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                    const cb = source.substring(1) || ' ';
                    if (!comment)
                        comment = cb;
                    else
                        comment += sep + cb;
                    sep = '';
                    break;
                }
                case 'newline':
                    if (comment)
                        sep += source;
                    hasSpace = true;
                    break;
                default:
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${type} at node end`);
            }
            offset += source.length;
        }
    }
    return { comment, offset };
}

exports.resolveEnd = resolveEnd;


/***/ }),

/***/ 3142:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilMapIncludes = __nccwpck_require__(1187);

const blockMsg = 'Block collections are not allowed within flow collections';
const isBlock = (token) => token && (token.type === 'block-map' || token.type === 'block-seq');
function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
    const isMap = fc.start.source === '{';
    const fcName = isMap ? 'flow map' : 'flow sequence';
    const NodeClass = (tag?.nodeClass ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq));
    const coll = new NodeClass(ctx.schema);
    coll.flow = true;
    const atRoot = ctx.atRoot;
    if (atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = fc.offset + fc.start.source.length;
    for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
            flow: fcName,
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
        });
        if (!props.found) {
            if (!props.anchor && !props.tag && !sep && !value) {
                if (i === 0 && props.comma)
                    onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
                else if (i < fc.items.length - 1)
                    onError(props.start, 'UNEXPECTED_TOKEN', `Unexpected empty item in ${fcName}`);
                if (props.comment) {
                    if (coll.comment)
                        coll.comment += '\n' + props.comment;
                    else
                        coll.comment = props.comment;
                }
                offset = props.end;
                continue;
            }
            if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key))
                onError(key, // checked by containsNewline()
                'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
        }
        if (i === 0) {
            if (props.comma)
                onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
        }
        else {
            if (!props.comma)
                onError(props.start, 'MISSING_CHAR', `Missing , between ${fcName} items`);
            if (props.comment) {
                let prevItemComment = '';
                loop: for (const st of start) {
                    switch (st.type) {
                        case 'comma':
                        case 'space':
                            break;
                        case 'comment':
                            prevItemComment = st.source.substring(1);
                            break loop;
                        default:
                            break loop;
                    }
                }
                if (prevItemComment) {
                    let prev = coll.items[coll.items.length - 1];
                    if (identity.isPair(prev))
                        prev = prev.value ?? prev.key;
                    if (prev.comment)
                        prev.comment += '\n' + prevItemComment;
                    else
                        prev.comment = prevItemComment;
                    props.comment = props.comment.substring(prevItemComment.length + 1);
                }
            }
        }
        if (!isMap && !sep && !props.found) {
            // item is a value in a seq
            // → key & sep are empty, start does not include ? or :
            const valueNode = value
                ? composeNode(ctx, value, props, onError)
                : composeEmptyNode(ctx, props.end, sep, null, props, onError);
            coll.items.push(valueNode);
            offset = valueNode.range[2];
            if (isBlock(value))
                onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
        }
        else {
            // item is a key+value pair
            // key value
            ctx.atKey = true;
            const keyStart = props.end;
            const keyNode = key
                ? composeNode(ctx, key, props, onError)
                : composeEmptyNode(ctx, keyStart, start, null, props, onError);
            if (isBlock(key))
                onError(keyNode.range, 'BLOCK_IN_FLOW', blockMsg);
            ctx.atKey = false;
            // value properties
            const valueProps = resolveProps.resolveProps(sep ?? [], {
                flow: fcName,
                indicator: 'map-value-ind',
                next: value,
                offset: keyNode.range[2],
                onError,
                parentIndent: fc.indent,
                startOnNewline: false
            });
            if (valueProps.found) {
                if (!isMap && !props.found && ctx.options.strict) {
                    if (sep)
                        for (const st of sep) {
                            if (st === valueProps.found)
                                break;
                            if (st.type === 'newline') {
                                onError(st, 'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
                                break;
                            }
                        }
                    if (props.start < valueProps.found.offset - 1024)
                        onError(valueProps.found, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit flow sequence key');
                }
            }
            else if (value) {
                if ('source' in value && value.source?.[0] === ':')
                    onError(value, 'MISSING_CHAR', `Missing space after : in ${fcName}`);
                else
                    onError(valueProps.start, 'MISSING_CHAR', `Missing , or : between ${fcName} items`);
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : valueProps.found
                    ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError)
                    : null;
            if (valueNode) {
                if (isBlock(value))
                    onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
            }
            else if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            if (isMap) {
                const map = coll;
                if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
                    onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
                map.items.push(pair);
            }
            else {
                const map = new YAMLMap.YAMLMap(ctx.schema);
                map.flow = true;
                map.items.push(pair);
                const endRange = (valueNode ?? keyNode).range;
                map.range = [keyNode.range[0], endRange[1], endRange[2]];
                coll.items.push(map);
            }
            offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
    }
    const expectedEnd = isMap ? '}' : ']';
    const [ce, ...ee] = fc.end;
    let cePos = offset;
    if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
    else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot
            ? `${name} must end with a ${expectedEnd}`
            : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? 'MISSING_CHAR' : 'BAD_INDENT', msg);
        if (ce && ce.source.length !== 1)
            ee.unshift(ce);
    }
    if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
            if (coll.comment)
                coll.comment += '\n' + end.comment;
            else
                coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
    }
    else {
        coll.range = [fc.offset, cePos, cePos];
    }
    return coll;
}

exports.resolveFlowCollection = resolveFlowCollection;


/***/ }),

/***/ 6842:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var resolveEnd = __nccwpck_require__(7788);

function resolveFlowScalar(scalar, strict, onError) {
    const { offset, type, source, end } = scalar;
    let _type;
    let value;
    const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
    switch (type) {
        case 'scalar':
            _type = Scalar.Scalar.PLAIN;
            value = plainValue(source, _onError);
            break;
        case 'single-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_SINGLE;
            value = singleQuotedValue(source, _onError);
            break;
        case 'double-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_DOUBLE;
            value = doubleQuotedValue(source, _onError);
            break;
        /* istanbul ignore next should not happen */
        default:
            onError(scalar, 'UNEXPECTED_TOKEN', `Expected a flow scalar value, but found: ${type}`);
            return {
                value: '',
                type: null,
                comment: '',
                range: [offset, offset + source.length, offset + source.length]
            };
    }
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
    return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
    };
}
function plainValue(source, onError) {
    let badChar = '';
    switch (source[0]) {
        /* istanbul ignore next should not happen */
        case '\t':
            badChar = 'a tab character';
            break;
        case ',':
            badChar = 'flow indicator character ,';
            break;
        case '%':
            badChar = 'directive indicator character %';
            break;
        case '|':
        case '>': {
            badChar = `block scalar indicator ${source[0]}`;
            break;
        }
        case '@':
        case '`': {
            badChar = `reserved character ${source[0]}`;
            break;
        }
    }
    if (badChar)
        onError(0, 'BAD_SCALAR_START', `Plain value cannot start with ${badChar}`);
    return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
    if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, 'MISSING_CHAR', "Missing closing 'quote");
    return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
    const line = /(.*?)\r?\n/sy;
    let match = line.exec(source);
    if (!match)
        return source;
    /**
     * The negative lookbehinds in these RegExps are to
     * prevent causing a polynomial search time in certain cases.
     *
     * The try-catch is for Safari < 16.4 and other old browsers:
     * https://caniuse.com/js-regexp-lookbehind
     */
    let trimEnd, trimBoth;
    try {
        trimEnd = new RegExp('(?<![ \t])[ \t]+$');
        trimBoth = new RegExp('^[ \t]+|(?<![ \t])[ \t]+$', 'g');
    }
    catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
    }
    let res = match[1].replace(trimEnd, '');
    let sep = ' ';
    let pos = line.lastIndex;
    while ((match = line.exec(source))) {
        const lm = match[1].replace(trimBoth, '');
        if (lm === '') {
            if (sep === '\n')
                res += sep;
            else
                sep = '\n';
        }
        else {
            res += sep + lm;
            sep = ' ';
        }
        pos = line.lastIndex;
    }
    const last = /[ \t]*(.*)/sy;
    last.lastIndex = pos;
    match = last.exec(source);
    return res + sep + (match?.[1] ?? '');
}
function doubleQuotedValue(source, onError) {
    let res = '';
    for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === '\r' && source[i + 1] === '\n')
            continue;
        if (ch === '\n') {
            const { fold, offset } = foldNewline(source, i);
            res += fold;
            i = offset;
        }
        else if (ch === '\\') {
            let next = source[++i];
            const cc = escapeCodes[next];
            if (cc)
                res += cc;
            else if (next === '\n') {
                // skip escaped newlines, but still trim the following line
                next = source[i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === '\r' && source[i + 1] === '\n') {
                // skip escaped CRLF newlines, but still trim the following line
                next = source[++i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === 'x' || next === 'u' || next === 'U') {
                const length = next === 'x' ? 2 : next === 'u' ? 4 : 8;
                res += parseCharCode(source, i + 1, length, onError);
                i += length;
            }
            else {
                const raw = source.substr(i - 1, 2);
                onError(i - 1, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
                res += raw;
            }
        }
        else if (ch === ' ' || ch === '\t') {
            // trim trailing whitespace
            const wsStart = i;
            let next = source[i + 1];
            while (next === ' ' || next === '\t')
                next = source[++i + 1];
            if (next !== '\n' && !(next === '\r' && source[i + 2] === '\n'))
                res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        }
        else {
            res += ch;
        }
    }
    if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, 'MISSING_CHAR', 'Missing closing "quote');
    return res;
}
/**
 * Fold a single newline into a space, multiple newlines to N - 1 newlines.
 * Presumes `source[offset] === '\n'`
 */
function foldNewline(source, offset) {
    let fold = '';
    let ch = source[offset + 1];
    while (ch === ' ' || ch === '\t' || ch === '\n' || ch === '\r') {
        if (ch === '\r' && source[offset + 2] !== '\n')
            break;
        if (ch === '\n')
            fold += '\n';
        offset += 1;
        ch = source[offset + 1];
    }
    if (!fold)
        fold = ' ';
    return { fold, offset };
}
const escapeCodes = {
    '0': '\0', // null character
    a: '\x07', // bell character
    b: '\b', // backspace
    e: '\x1b', // escape character
    f: '\f', // form feed
    n: '\n', // line feed
    r: '\r', // carriage return
    t: '\t', // horizontal tab
    v: '\v', // vertical tab
    N: '\u0085', // Unicode next line
    _: '\u00a0', // Unicode non-breaking space
    L: '\u2028', // Unicode line separator
    P: '\u2029', // Unicode paragraph separator
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    '\t': '\t'
};
function parseCharCode(source, offset, length, onError) {
    const cc = source.substr(offset, length);
    const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
    const code = ok ? parseInt(cc, 16) : NaN;
    try {
        return String.fromCodePoint(code);
    }
    catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
        return raw;
    }
}

exports.resolveFlowScalar = resolveFlowScalar;


/***/ }),

/***/ 4631:
/***/ ((__unused_webpack_module, exports) => {



function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
    let spaceBefore = false;
    let atNewline = startOnNewline;
    let hasSpace = startOnNewline;
    let comment = '';
    let commentSep = '';
    let hasNewline = false;
    let reqSpace = false;
    let tab = null;
    let anchor = null;
    let tag = null;
    let newlineAfterProp = null;
    let comma = null;
    let found = null;
    let start = null;
    for (const token of tokens) {
        if (reqSpace) {
            if (token.type !== 'space' &&
                token.type !== 'newline' &&
                token.type !== 'comma')
                onError(token.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
            reqSpace = false;
        }
        if (tab) {
            if (atNewline && token.type !== 'comment' && token.type !== 'newline') {
                onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
            }
            tab = null;
        }
        switch (token.type) {
            case 'space':
                // At the doc level, tabs at line start may be parsed
                // as leading white space rather than indentation.
                // In a flow collection, only the parser handles indent.
                if (!flow &&
                    (indicator !== 'doc-start' || next?.type !== 'flow-collection') &&
                    token.source.includes('\t')) {
                    tab = token;
                }
                hasSpace = true;
                break;
            case 'comment': {
                if (!hasSpace)
                    onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                const cb = token.source.substring(1) || ' ';
                if (!comment)
                    comment = cb;
                else
                    comment += commentSep + cb;
                commentSep = '';
                atNewline = false;
                break;
            }
            case 'newline':
                if (atNewline) {
                    if (comment)
                        comment += token.source;
                    else if (!found || indicator !== 'seq-item-ind')
                        spaceBefore = true;
                }
                else
                    commentSep += token.source;
                atNewline = true;
                hasNewline = true;
                if (anchor || tag)
                    newlineAfterProp = token;
                hasSpace = true;
                break;
            case 'anchor':
                if (anchor)
                    onError(token, 'MULTIPLE_ANCHORS', 'A node can have at most one anchor');
                if (token.source.endsWith(':'))
                    onError(token.offset + token.source.length - 1, 'BAD_ALIAS', 'Anchor ending in : is ambiguous', true);
                anchor = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            case 'tag': {
                if (tag)
                    onError(token, 'MULTIPLE_TAGS', 'A node can have at most one tag');
                tag = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            }
            case indicator:
                // Could here handle preceding comments differently
                if (anchor || tag)
                    onError(token, 'BAD_PROP_ORDER', `Anchors and tags must be after the ${token.source} indicator`);
                if (found)
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.source} in ${flow ?? 'collection'}`);
                found = token;
                atNewline =
                    indicator === 'seq-item-ind' || indicator === 'explicit-key-ind';
                hasSpace = false;
                break;
            case 'comma':
                if (flow) {
                    if (comma)
                        onError(token, 'UNEXPECTED_TOKEN', `Unexpected , in ${flow}`);
                    comma = token;
                    atNewline = false;
                    hasSpace = false;
                    break;
                }
            // else fallthrough
            default:
                onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.type} token`);
                atNewline = false;
                hasSpace = false;
        }
    }
    const last = tokens[tokens.length - 1];
    const end = last ? last.offset + last.source.length : offset;
    if (reqSpace &&
        next &&
        next.type !== 'space' &&
        next.type !== 'newline' &&
        next.type !== 'comma' &&
        (next.type !== 'scalar' || next.source !== '')) {
        onError(next.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
    }
    if (tab &&
        ((atNewline && tab.indent <= parentIndent) ||
            next?.type === 'block-map' ||
            next?.type === 'block-seq'))
        onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
    return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
    };
}

exports.resolveProps = resolveProps;


/***/ }),

/***/ 9499:
/***/ ((__unused_webpack_module, exports) => {



function containsNewline(key) {
    if (!key)
        return null;
    switch (key.type) {
        case 'alias':
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            if (key.source.includes('\n'))
                return true;
            if (key.end)
                for (const st of key.end)
                    if (st.type === 'newline')
                        return true;
            return false;
        case 'flow-collection':
            for (const it of key.items) {
                for (const st of it.start)
                    if (st.type === 'newline')
                        return true;
                if (it.sep)
                    for (const st of it.sep)
                        if (st.type === 'newline')
                            return true;
                if (containsNewline(it.key) || containsNewline(it.value))
                    return true;
            }
            return false;
        default:
            return true;
    }
}

exports.containsNewline = containsNewline;


/***/ }),

/***/ 2599:
/***/ ((__unused_webpack_module, exports) => {



function emptyScalarPosition(offset, before, pos) {
    if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
            let st = before[i];
            switch (st.type) {
                case 'space':
                case 'comment':
                case 'newline':
                    offset -= st.source.length;
                    continue;
            }
            // Technically, an empty scalar is immediately after the last non-empty
            // node, but it's more useful to place it after any whitespace.
            st = before[++i];
            while (st?.type === 'space') {
                offset += st.source.length;
                st = before[++i];
            }
            break;
        }
    }
    return offset;
}

exports.emptyScalarPosition = emptyScalarPosition;


/***/ }),

/***/ 4051:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var utilContainsNewline = __nccwpck_require__(9499);

function flowIndentCheck(indent, fc, onError) {
    if (fc?.type === 'flow-collection') {
        const end = fc.end[0];
        if (end.indent === indent &&
            (end.source === ']' || end.source === '}') &&
            utilContainsNewline.containsNewline(fc)) {
            const msg = 'Flow end indicator should be more indented than parent';
            onError(end, 'BAD_INDENT', msg, true);
        }
    }
}

exports.flowIndentCheck = flowIndentCheck;


/***/ }),

/***/ 1187:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

function mapIncludes(ctx, items, search) {
    const { uniqueKeys } = ctx.options;
    if (uniqueKeys === false)
        return false;
    const isEqual = typeof uniqueKeys === 'function'
        ? uniqueKeys
        : (a, b) => a === b || (identity.isScalar(a) && identity.isScalar(b) && a.value === b.value);
    return items.some(pair => isEqual(pair.key, search));
}

exports.mapIncludes = mapIncludes;


/***/ }),

/***/ 3021:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var toJS = __nccwpck_require__(4043);
var Schema = __nccwpck_require__(5840);
var stringifyDocument = __nccwpck_require__(6829);
var anchors = __nccwpck_require__(1596);
var applyReviver = __nccwpck_require__(3661);
var createNode = __nccwpck_require__(2404);
var directives = __nccwpck_require__(1342);

class Document {
    constructor(value, replacer, options) {
        /** A comment before this Document */
        this.commentBefore = null;
        /** A comment immediately after this Document */
        this.comment = null;
        /** Errors encountered during parsing. */
        this.errors = [];
        /** Warnings encountered during parsing. */
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === 'function' || Array.isArray(replacer)) {
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const opt = Object.assign({
            intAsBigInt: false,
            keepSourceTokens: false,
            logLevel: 'warn',
            prettyErrors: true,
            strict: true,
            stringKeys: false,
            uniqueKeys: true,
            version: '1.2'
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
            this.directives = options._directives.atDocument();
            if (this.directives.yaml.explicit)
                version = this.directives.yaml.version;
        }
        else
            this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        // @ts-expect-error We can't really know that this matches Contents.
        this.contents =
            value === undefined ? null : this.createNode(value, _replacer, options);
    }
    /**
     * Create a deep copy of this Document and its contents.
     *
     * Custom Node values that inherit from `Object` still refer to their original instances.
     */
    clone() {
        const copy = Object.create(Document.prototype, {
            [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
            copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        // @ts-expect-error We can't really know that this matches Contents.
        copy.contents = identity.isNode(this.contents)
            ? this.contents.clone(copy.schema)
            : this.contents;
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** Adds a value to the document. */
    add(value) {
        if (assertCollection(this.contents))
            this.contents.add(value);
    }
    /** Adds a value to the document. */
    addIn(path, value) {
        if (assertCollection(this.contents))
            this.contents.addIn(path, value);
    }
    /**
     * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
     *
     * If `node` already has an anchor, `name` is ignored.
     * Otherwise, the `node.anchor` value will be set to `name`,
     * or if an anchor with that name is already present in the document,
     * `name` will be used as a prefix for a new unique anchor.
     * If `name` is undefined, the generated anchor will use 'a' as a prefix.
     */
    createAlias(node, name) {
        if (!node.anchor) {
            const prev = anchors.anchorNames(this);
            node.anchor =
                // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
                !name || prev.has(name) ? anchors.findNewAnchor(name || 'a', prev) : name;
        }
        return new Alias.Alias(node.anchor);
    }
    createNode(value, replacer, options) {
        let _replacer = undefined;
        if (typeof replacer === 'function') {
            value = replacer.call({ '': value }, '', value);
            _replacer = replacer;
        }
        else if (Array.isArray(replacer)) {
            const keyToStr = (v) => typeof v === 'number' || v instanceof String || v instanceof Number;
            const asStr = replacer.filter(keyToStr).map(String);
            if (asStr.length > 0)
                replacer = replacer.concat(asStr);
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, 
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        anchorPrefix || 'a');
        const ctx = {
            aliasDuplicateObjects: aliasDuplicateObjects ?? true,
            keepUndefined: keepUndefined ?? false,
            onAnchor,
            onTagObj,
            replacer: _replacer,
            schema: this.schema,
            sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
            node.flow = true;
        setAnchors();
        return node;
    }
    /**
     * Convert a key and a value into a `Pair` using the current schema,
     * recursively wrapping all values as `Scalar` or `Collection` nodes.
     */
    createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
            if (this.contents == null)
                return false;
            // @ts-expect-error Presumed impossible if Strict extends false
            this.contents = null;
            return true;
        }
        return assertCollection(this.contents)
            ? this.contents.deleteIn(path)
            : false;
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    get(key, keepScalar) {
        return identity.isCollection(this.contents)
            ? this.contents.get(key, keepScalar)
            : undefined;
    }
    /**
     * Returns item at `path`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
            return !keepScalar && identity.isScalar(this.contents)
                ? this.contents.value
                : this.contents;
        return identity.isCollection(this.contents)
            ? this.contents.getIn(path, keepScalar)
            : undefined;
    }
    /**
     * Checks if the document includes a value with the key `key`.
     */
    has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
    }
    /**
     * Checks if the document includes a value at `path`.
     */
    hasIn(path) {
        if (Collection.isEmptyPath(path))
            return this.contents !== undefined;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    set(key, value) {
        if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, [key], value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.set(key, value);
        }
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = value;
        }
        else if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.setIn(path, value);
        }
    }
    /**
     * Change the YAML version and schema used by the document.
     * A `null` version disables support for directives, explicit tags, anchors, and aliases.
     * It also requires the `schema` option to be given as a `Schema` instance value.
     *
     * Overrides all previously set schema options.
     */
    setSchema(version, options = {}) {
        if (typeof version === 'number')
            version = String(version);
        let opt;
        switch (version) {
            case '1.1':
                if (this.directives)
                    this.directives.yaml.version = '1.1';
                else
                    this.directives = new directives.Directives({ version: '1.1' });
                opt = { resolveKnownTags: false, schema: 'yaml-1.1' };
                break;
            case '1.2':
            case 'next':
                if (this.directives)
                    this.directives.yaml.version = version;
                else
                    this.directives = new directives.Directives({ version });
                opt = { resolveKnownTags: true, schema: 'core' };
                break;
            case null:
                if (this.directives)
                    delete this.directives;
                opt = null;
                break;
            default: {
                const sv = JSON.stringify(version);
                throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
            }
        }
        // Not using `instanceof Schema` to allow for duck typing
        if (options.schema instanceof Object)
            this.schema = options.schema;
        else if (opt)
            this.schema = new Schema.Schema(Object.assign(opt, options));
        else
            throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
    }
    // json & jsonArg are only used from toJSON()
    toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
            anchors: new Map(),
            doc: this,
            keep: !json,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
    /**
     * A JSON representation of the document `contents`.
     *
     * @param jsonArg Used by `JSON.stringify` to indicate the array index or
     *   property name.
     */
    toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
    }
    /** A YAML representation of the document. */
    toString(options = {}) {
        if (this.errors.length > 0)
            throw new Error('Document with errors cannot be stringified');
        if ('indent' in options &&
            (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
            const s = JSON.stringify(options.indent);
            throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
    }
}
function assertCollection(contents) {
    if (identity.isCollection(contents))
        return true;
    throw new Error('Expected a YAML collection as document contents');
}

exports.Document = Document;


/***/ }),

/***/ 1596:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

/**
 * Verify that the input string is a valid anchor.
 *
 * Will throw on errors.
 */
function anchorIsValid(anchor) {
    if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
    }
    return true;
}
function anchorNames(root) {
    const anchors = new Set();
    visit.visit(root, {
        Value(_key, node) {
            if (node.anchor)
                anchors.add(node.anchor);
        }
    });
    return anchors;
}
/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
function findNewAnchor(prefix, exclude) {
    for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
            return name;
    }
}
function createNodeAnchors(doc, prefix) {
    const aliasObjects = [];
    const sourceObjects = new Map();
    let prevAnchors = null;
    return {
        onAnchor: (source) => {
            aliasObjects.push(source);
            prevAnchors ?? (prevAnchors = anchorNames(doc));
            const anchor = findNewAnchor(prefix, prevAnchors);
            prevAnchors.add(anchor);
            return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
            for (const source of aliasObjects) {
                const ref = sourceObjects.get(source);
                if (typeof ref === 'object' &&
                    ref.anchor &&
                    (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
                    ref.node.anchor = ref.anchor;
                }
                else {
                    const error = new Error('Failed to resolve repeated object (this should not happen)');
                    error.source = source;
                    throw error;
                }
            }
        },
        sourceObjects
    };
}

exports.anchorIsValid = anchorIsValid;
exports.anchorNames = anchorNames;
exports.createNodeAnchors = createNodeAnchors;
exports.findNewAnchor = findNewAnchor;


/***/ }),

/***/ 3661:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
 * in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
 * 2021 edition: https://tc39.es/ecma262/#sec-json.parse
 *
 * Includes extensions for handling Map and Set objects.
 */
function applyReviver(reviver, obj, key, val) {
    if (val && typeof val === 'object') {
        if (Array.isArray(val)) {
            for (let i = 0, len = val.length; i < len; ++i) {
                const v0 = val[i];
                const v1 = applyReviver(reviver, val, String(i), v0);
                // eslint-disable-next-line @typescript-eslint/no-array-delete
                if (v1 === undefined)
                    delete val[i];
                else if (v1 !== v0)
                    val[i] = v1;
            }
        }
        else if (val instanceof Map) {
            for (const k of Array.from(val.keys())) {
                const v0 = val.get(k);
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    val.delete(k);
                else if (v1 !== v0)
                    val.set(k, v1);
            }
        }
        else if (val instanceof Set) {
            for (const v0 of Array.from(val)) {
                const v1 = applyReviver(reviver, val, v0, v0);
                if (v1 === undefined)
                    val.delete(v0);
                else if (v1 !== v0) {
                    val.delete(v0);
                    val.add(v1);
                }
            }
        }
        else {
            for (const [k, v0] of Object.entries(val)) {
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    delete val[k];
                else if (v1 !== v0)
                    val[k] = v1;
            }
        }
    }
    return reviver.call(obj, key, val);
}

exports.applyReviver = applyReviver;


/***/ }),

/***/ 2404:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

const defaultTagPrefix = 'tag:yaml.org,2002:';
function findTagObject(value, tagName, tags) {
    if (tagName) {
        const match = tags.filter(t => t.tag === tagName);
        const tagObj = match.find(t => !t.format) ?? match[0];
        if (!tagObj)
            throw new Error(`Tag ${tagName} not found`);
        return tagObj;
    }
    return tags.find(t => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
    if (identity.isDocument(value))
        value = value.contents;
    if (identity.isNode(value))
        return value;
    if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
    }
    if (value instanceof String ||
        value instanceof Number ||
        value instanceof Boolean ||
        (typeof BigInt !== 'undefined' && value instanceof BigInt) // not supported everywhere
    ) {
        // https://tc39.es/ecma262/#sec-serializejsonproperty
        value = value.valueOf();
    }
    const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
    // Detect duplicate references to the same object & use Alias nodes for all
    // after first. The `ref` wrapper allows for circular references to resolve.
    let ref = undefined;
    if (aliasDuplicateObjects && value && typeof value === 'object') {
        ref = sourceObjects.get(value);
        if (ref) {
            ref.anchor ?? (ref.anchor = onAnchor(value));
            return new Alias.Alias(ref.anchor);
        }
        else {
            ref = { anchor: null, node: null };
            sourceObjects.set(value, ref);
        }
    }
    if (tagName?.startsWith('!!'))
        tagName = defaultTagPrefix + tagName.slice(2);
    let tagObj = findTagObject(value, tagName, schema.tags);
    if (!tagObj) {
        if (value && typeof value.toJSON === 'function') {
            // eslint-disable-next-line @typescript-eslint/no-unsafe-call
            value = value.toJSON();
        }
        if (!value || typeof value !== 'object') {
            const node = new Scalar.Scalar(value);
            if (ref)
                ref.node = node;
            return node;
        }
        tagObj =
            value instanceof Map
                ? schema[identity.MAP]
                : Symbol.iterator in Object(value)
                    ? schema[identity.SEQ]
                    : schema[identity.MAP];
    }
    if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
    }
    const node = tagObj?.createNode
        ? tagObj.createNode(ctx.schema, value, ctx)
        : typeof tagObj?.nodeClass?.from === 'function'
            ? tagObj.nodeClass.from(ctx.schema, value, ctx)
            : new Scalar.Scalar(value);
    if (tagName)
        node.tag = tagName;
    else if (!tagObj.default)
        node.tag = tagObj.tag;
    if (ref)
        ref.node = node;
    return node;
}

exports.createNode = createNode;


/***/ }),

/***/ 1342:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

const escapeChars = {
    '!': '%21',
    ',': '%2C',
    '[': '%5B',
    ']': '%5D',
    '{': '%7B',
    '}': '%7D'
};
const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, ch => escapeChars[ch]);
class Directives {
    constructor(yaml, tags) {
        /**
         * The directives-end/doc-start marker `---`. If `null`, a marker may still be
         * included in the document's stringified representation.
         */
        this.docStart = null;
        /** The doc-end marker `...`.  */
        this.docEnd = false;
        this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, Directives.defaultTags, tags);
    }
    clone() {
        const copy = new Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
    }
    /**
     * During parsing, get a Directives instance for the current document and
     * update the stream state according to the current version's spec.
     */
    atDocument() {
        const res = new Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
            case '1.1':
                this.atNextDocument = true;
                break;
            case '1.2':
                this.atNextDocument = false;
                this.yaml = {
                    explicit: Directives.defaultYaml.explicit,
                    version: '1.2'
                };
                this.tags = Object.assign({}, Directives.defaultTags);
                break;
        }
        return res;
    }
    /**
     * @param onError - May be called even if the action was successful
     * @returns `true` on success
     */
    add(line, onError) {
        if (this.atNextDocument) {
            this.yaml = { explicit: Directives.defaultYaml.explicit, version: '1.1' };
            this.tags = Object.assign({}, Directives.defaultTags);
            this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
            case '%TAG': {
                if (parts.length !== 2) {
                    onError(0, '%TAG directive should contain exactly two parts');
                    if (parts.length < 2)
                        return false;
                }
                const [handle, prefix] = parts;
                this.tags[handle] = prefix;
                return true;
            }
            case '%YAML': {
                this.yaml.explicit = true;
                if (parts.length !== 1) {
                    onError(0, '%YAML directive should contain exactly one part');
                    return false;
                }
                const [version] = parts;
                if (version === '1.1' || version === '1.2') {
                    this.yaml.version = version;
                    return true;
                }
                else {
                    const isValid = /^\d+\.\d+$/.test(version);
                    onError(6, `Unsupported YAML version ${version}`, isValid);
                    return false;
                }
            }
            default:
                onError(0, `Unknown directive ${name}`, true);
                return false;
        }
    }
    /**
     * Resolves a tag, matching handles to those defined in %TAG directives.
     *
     * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
     *   `'!local'` tag, or `null` if unresolvable.
     */
    tagName(source, onError) {
        if (source === '!')
            return '!'; // non-specific tag
        if (source[0] !== '!') {
            onError(`Not a valid tag: ${source}`);
            return null;
        }
        if (source[1] === '<') {
            const verbatim = source.slice(2, -1);
            if (verbatim === '!' || verbatim === '!!') {
                onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
                return null;
            }
            if (source[source.length - 1] !== '>')
                onError('Verbatim tags must end with a >');
            return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
            onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
            try {
                return prefix + decodeURIComponent(suffix);
            }
            catch (error) {
                onError(String(error));
                return null;
            }
        }
        if (handle === '!')
            return source; // local tag
        onError(`Could not resolve tag: ${source}`);
        return null;
    }
    /**
     * Given a fully resolved tag, returns its printable string form,
     * taking into account current tag prefixes and defaults.
     */
    tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
            if (tag.startsWith(prefix))
                return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === '!' ? tag : `!<${tag}>`;
    }
    toString(doc) {
        const lines = this.yaml.explicit
            ? [`%YAML ${this.yaml.version || '1.2'}`]
            : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
            const tags = {};
            visit.visit(doc.contents, (_key, node) => {
                if (identity.isNode(node) && node.tag)
                    tags[node.tag] = true;
            });
            tagNames = Object.keys(tags);
        }
        else
            tagNames = [];
        for (const [handle, prefix] of tagEntries) {
            if (handle === '!!' && prefix === 'tag:yaml.org,2002:')
                continue;
            if (!doc || tagNames.some(tn => tn.startsWith(prefix)))
                lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join('\n');
    }
}
Directives.defaultYaml = { explicit: false, version: '1.2' };
Directives.defaultTags = { '!!': 'tag:yaml.org,2002:' };

exports.Directives = Directives;


/***/ }),

/***/ 1464:
/***/ ((__unused_webpack_module, exports) => {



class YAMLError extends Error {
    constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
    }
}
class YAMLParseError extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLParseError', pos, code, message);
    }
}
class YAMLWarning extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLWarning', pos, code, message);
    }
}
const prettifyError = (src, lc) => (error) => {
    if (error.pos[0] === -1)
        return;
    error.linePos = error.pos.map(pos => lc.linePos(pos));
    const { line, col } = error.linePos[0];
    error.message += ` at line ${line}, column ${col}`;
    let ci = col - 1;
    let lineStr = src
        .substring(lc.lineStarts[line - 1], lc.lineStarts[line])
        .replace(/[\n\r]+$/, '');
    // Trim to max 80 chars, keeping col position near the middle
    if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = '…' + lineStr.substring(trimStart);
        ci -= trimStart - 1;
    }
    if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + '…';
    // Include previous line in context if pointing at line start
    if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        // Regexp won't match if start is trimmed
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
            prev = prev.substring(0, 79) + '…\n';
        lineStr = prev + lineStr;
    }
    if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
            count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = ' '.repeat(ci) + '^'.repeat(count);
        error.message += `:\n\n${lineStr}\n${pointer}\n`;
    }
};

exports.YAMLError = YAMLError;
exports.YAMLParseError = YAMLParseError;
exports.YAMLWarning = YAMLWarning;
exports.prettifyError = prettifyError;


/***/ }),

/***/ 8815:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var Schema = __nccwpck_require__(5840);
var errors = __nccwpck_require__(1464);
var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);
var publicApi = __nccwpck_require__(4047);
var visit = __nccwpck_require__(204);



exports.Dk = composer.Composer;
__webpack_unused_export__ = Document.Document;
__webpack_unused_export__ = Schema.Schema;
__webpack_unused_export__ = errors.YAMLError;
__webpack_unused_export__ = errors.YAMLParseError;
__webpack_unused_export__ = errors.YAMLWarning;
__webpack_unused_export__ = Alias.Alias;
exports.Vj = identity.isAlias;
__webpack_unused_export__ = identity.isCollection;
__webpack_unused_export__ = identity.isDocument;
__webpack_unused_export__ = identity.isMap;
__webpack_unused_export__ = identity.isNode;
exports.tO = identity.isPair;
exports.jn = identity.isScalar;
exports.oP = identity.isSeq;
__webpack_unused_export__ = Pair.Pair;
__webpack_unused_export__ = Scalar.Scalar;
__webpack_unused_export__ = YAMLMap.YAMLMap;
__webpack_unused_export__ = YAMLSeq.YAMLSeq;
__webpack_unused_export__ = cst;
exports.JG = lexer.Lexer;
__webpack_unused_export__ = lineCounter.LineCounter;
exports.iX = parser.Parser;
__webpack_unused_export__ = publicApi.parse;
__webpack_unused_export__ = publicApi.parseAllDocuments;
exports.Tp = publicApi.parseDocument;
__webpack_unused_export__ = publicApi.stringify;
__webpack_unused_export__ = visit.visit;
__webpack_unused_export__ = visit.visitAsync;


/***/ }),

/***/ 7249:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);

function debug(logLevel, ...messages) {
    if (logLevel === 'debug')
        console.log(...messages);
}
function warn(logLevel, warning) {
    if (logLevel === 'debug' || logLevel === 'warn') {
        if (typeof node_process.emitWarning === 'function')
            node_process.emitWarning(warning);
        else
            console.warn(warning);
    }
}

exports.debug = debug;
exports.warn = warn;


/***/ }),

/***/ 4065:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var visit = __nccwpck_require__(204);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

class Alias extends Node.NodeBase {
    constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, 'tag', {
            set() {
                throw new Error('Alias nodes cannot have tags');
            }
        });
    }
    /**
     * Resolve the value of this alias within `doc`, finding the last
     * instance of the `source` anchor before this node.
     */
    resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
            throw new ReferenceError('Alias resolution is disabled');
        let nodes;
        if (ctx?.aliasResolveCache) {
            nodes = ctx.aliasResolveCache;
        }
        else {
            nodes = [];
            visit.visit(doc, {
                Node: (_key, node) => {
                    if (identity.isAlias(node) || identity.hasAnchor(node))
                        nodes.push(node);
                }
            });
            if (ctx)
                ctx.aliasResolveCache = nodes;
        }
        let found = undefined;
        for (const node of nodes) {
            if (node === this)
                break;
            if (node.anchor === this.source)
                found = node;
        }
        if (found && ctx) {
            const { anchors, doc, maxAliasCount } = ctx;
            let data = anchors.get(found);
            if (!data) {
                // Resolve anchors for Node.prototype.toJS()
                toJS.toJS(found, null, ctx);
                data = anchors.get(found);
            }
            /* istanbul ignore if */
            if (data?.res === undefined) {
                const msg = 'This should not happen: Alias anchor was not resolved?';
                throw new ReferenceError(msg);
            }
            if (maxAliasCount >= 0) {
                data.count += 1;
                if (data.aliasCount === 0)
                    data.aliasCount = getAliasCount(doc, found, anchors);
                if (data.count * data.aliasCount > maxAliasCount) {
                    const msg = 'Excessive alias count indicates a resource exhaustion attack';
                    throw new ReferenceError(msg);
                }
            }
        }
        return found;
    }
    toJSON(_arg, ctx) {
        if (!ctx)
            return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
    }
    toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
            anchors.anchorIsValid(this.source);
            if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
                const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
                throw new Error(msg);
            }
            if (ctx.implicitKey)
                return `${src} `;
        }
        return src;
    }
}
function getAliasCount(doc, node, anchors) {
    if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors && source && anchors.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
    }
    else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
            const c = getAliasCount(doc, item, anchors);
            if (c > count)
                count = c;
        }
        return count;
    }
    else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors);
        const vc = getAliasCount(doc, node.value, anchors);
        return Math.max(kc, vc);
    }
    return 1;
}

exports.Alias = Alias;


/***/ }),

/***/ 101:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);

function collectionFromPath(schema, path, value) {
    let v = value;
    for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === 'number' && Number.isInteger(k) && k >= 0) {
            const a = [];
            a[k] = v;
            v = a;
        }
        else {
            v = new Map([[k, v]]);
        }
    }
    return createNode.createNode(v, undefined, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
            throw new Error('This should not happen, please report a bug.');
        },
        schema,
        sourceObjects: new Map()
    });
}
// Type guard is intentionally a little wrong so as to be more useful,
// as it does not cover untypable empty non-string iterables (e.g. []).
const isEmptyPath = (path) => path == null ||
    (typeof path === 'object' && !!path[Symbol.iterator]().next().done);
class Collection extends Node.NodeBase {
    constructor(type, schema) {
        super(type);
        Object.defineProperty(this, 'schema', {
            value: schema,
            configurable: true,
            enumerable: false,
            writable: true
        });
    }
    /**
     * Create a copy of this collection.
     *
     * @param schema - If defined, overwrites the original's schema
     */
    clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
            copy.schema = schema;
        copy.items = copy.items.map(it => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /**
     * Adds a value to the collection. For `!!map` and `!!omap` the value must
     * be a Pair instance or a `{ key, value }` object, which may not have a key
     * that already exists in the map.
     */
    addIn(path, value) {
        if (isEmptyPath(path))
            this.add(value);
        else {
            const [key, ...rest] = path;
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.addIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
    /**
     * Removes a value from the collection.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
            return node.deleteIn(rest);
        else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
            return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
            return identity.isCollection(node) ? node.getIn(rest, keepScalar) : undefined;
    }
    hasAllNullValues(allowScalar) {
        return this.items.every(node => {
            if (!identity.isPair(node))
                return false;
            const n = node.value;
            return (n == null ||
                (allowScalar &&
                    identity.isScalar(n) &&
                    n.value == null &&
                    !n.commentBefore &&
                    !n.comment &&
                    !n.tag));
        });
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     */
    hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
            this.set(key, value);
        }
        else {
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.setIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
}

exports.Collection = Collection;
exports.collectionFromPath = collectionFromPath;
exports.isEmptyPath = isEmptyPath;


/***/ }),

/***/ 6673:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var applyReviver = __nccwpck_require__(3661);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

class NodeBase {
    constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
    }
    /** Create a copy of this node.  */
    clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** A plain JavaScript representation of this node. */
    toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
            throw new TypeError('A document argument is required');
        const ctx = {
            anchors: new Map(),
            doc,
            keep: true,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
}

exports.NodeBase = NodeBase;


/***/ }),

/***/ 7165:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyPair = __nccwpck_require__(9748);
var addPairToJSMap = __nccwpck_require__(7104);
var identity = __nccwpck_require__(1127);

function createPair(key, value, ctx) {
    const k = createNode.createNode(key, undefined, ctx);
    const v = createNode.createNode(value, undefined, ctx);
    return new Pair(k, v);
}
class Pair {
    constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
    }
    clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
            key = key.clone(schema);
        if (identity.isNode(value))
            value = value.clone(schema);
        return new Pair(key, value);
    }
    toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
    }
    toString(ctx, onComment, onChompKeep) {
        return ctx?.doc
            ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep)
            : JSON.stringify(this);
    }
}

exports.Pair = Pair;
exports.createPair = createPair;


/***/ }),

/***/ 3301:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

const isScalarValue = (value) => !value || (typeof value !== 'function' && typeof value !== 'object');
class Scalar extends Node.NodeBase {
    constructor(value) {
        super(identity.SCALAR);
        this.value = value;
    }
    toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
    }
    toString() {
        return String(this.value);
    }
}
Scalar.BLOCK_FOLDED = 'BLOCK_FOLDED';
Scalar.BLOCK_LITERAL = 'BLOCK_LITERAL';
Scalar.PLAIN = 'PLAIN';
Scalar.QUOTE_DOUBLE = 'QUOTE_DOUBLE';
Scalar.QUOTE_SINGLE = 'QUOTE_SINGLE';

exports.Scalar = Scalar;
exports.isScalarValue = isScalarValue;


/***/ }),

/***/ 4454:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyCollection = __nccwpck_require__(1212);
var addPairToJSMap = __nccwpck_require__(7104);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);

function findPair(items, key) {
    const k = identity.isScalar(key) ? key.value : key;
    for (const it of items) {
        if (identity.isPair(it)) {
            if (it.key === key || it.key === k)
                return it;
            if (identity.isScalar(it.key) && it.key.value === k)
                return it;
        }
    }
    return undefined;
}
class YAMLMap extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:map';
    }
    constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
    }
    /**
     * A generic collection parsing method that can be extended
     * to other node classes that inherit from YAMLMap
     */
    static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
            if (typeof replacer === 'function')
                value = replacer.call(obj, key, value);
            else if (Array.isArray(replacer) && !replacer.includes(key))
                return;
            if (value !== undefined || keepUndefined)
                map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
            for (const [key, value] of obj)
                add(key, value);
        }
        else if (obj && typeof obj === 'object') {
            for (const key of Object.keys(obj))
                add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === 'function') {
            map.items.sort(schema.sortMapEntries);
        }
        return map;
    }
    /**
     * Adds a value to the collection.
     *
     * @param overwrite - If not set `true`, using a key that is already in the
     *   collection will throw. Otherwise, overwrites the previous value.
     */
    add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
            _pair = pair;
        else if (!pair || typeof pair !== 'object' || !('key' in pair)) {
            // In TypeScript, this never happens.
            _pair = new Pair.Pair(pair, pair?.value);
        }
        else
            _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
            if (!overwrite)
                throw new Error(`Key ${_pair.key} already set`);
            // For scalars, keep the old node & its comments and anchors
            if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
                prev.value.value = _pair.value;
            else
                prev.value = _pair.value;
        }
        else if (sortEntries) {
            const i = this.items.findIndex(item => sortEntries(_pair, item) < 0);
            if (i === -1)
                this.items.push(_pair);
            else
                this.items.splice(i, 0, _pair);
        }
        else {
            this.items.push(_pair);
        }
    }
    delete(key) {
        const it = findPair(this.items, key);
        if (!it)
            return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? undefined;
    }
    has(key) {
        return !!findPair(this.items, key);
    }
    set(key, value) {
        this.add(new Pair.Pair(key, value), true);
    }
    /**
     * @param ctx - Conversion context, originally set in Document#toJS()
     * @param {Class} Type - If set, forces the returned collection type
     * @returns Instance of Type, Map, or Object
     */
    toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const item of this.items)
            addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        for (const item of this.items) {
            if (!identity.isPair(item))
                throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
            ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '',
            flowChars: { start: '{', end: '}' },
            itemIndent: ctx.indent || '',
            onChompKeep,
            onComment
        });
    }
}

exports.YAMLMap = YAMLMap;
exports.findPair = findPair;


/***/ }),

/***/ 2223:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyCollection = __nccwpck_require__(1212);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var toJS = __nccwpck_require__(4043);

class YAMLSeq extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:seq';
    }
    constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
    }
    add(value) {
        this.items.push(value);
    }
    /**
     * Removes a value from the collection.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     *
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return undefined;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     */
    has(key) {
        const idx = asItemIndex(key);
        return typeof idx === 'number' && idx < this.items.length;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     *
     * If `key` does not contain a representation of an integer, this will throw.
     * It may be wrapped in a `Scalar`.
     */
    set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
            prev.value = value;
        else
            this.items[idx] = value;
    }
    toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
            ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
            seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '- ',
            flowChars: { start: '[', end: ']' },
            itemIndent: (ctx.indent || '') + '  ',
            onChompKeep,
            onComment
        });
    }
    static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
            let i = 0;
            for (let it of obj) {
                if (typeof replacer === 'function') {
                    const key = obj instanceof Set ? it : String(i++);
                    it = replacer.call(obj, key, it);
                }
                seq.items.push(createNode.createNode(it, undefined, ctx));
            }
        }
        return seq;
    }
}
function asItemIndex(key) {
    let idx = identity.isScalar(key) ? key.value : key;
    if (idx && typeof idx === 'string')
        idx = Number(idx);
    return typeof idx === 'number' && Number.isInteger(idx) && idx >= 0
        ? idx
        : null;
}

exports.YAMLSeq = YAMLSeq;


/***/ }),

/***/ 7104:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var log = __nccwpck_require__(7249);
var merge = __nccwpck_require__(452);
var stringify = __nccwpck_require__(2148);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

function addPairToJSMap(ctx, map, { key, value }) {
    if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
    // TODO: Should drop this special case for bare << handling
    else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
    else {
        const jsKey = toJS.toJS(key, '', ctx);
        if (map instanceof Map) {
            map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        }
        else if (map instanceof Set) {
            map.add(jsKey);
        }
        else {
            const stringKey = stringifyKey(key, jsKey, ctx);
            const jsValue = toJS.toJS(value, stringKey, ctx);
            if (stringKey in map)
                Object.defineProperty(map, stringKey, {
                    value: jsValue,
                    writable: true,
                    enumerable: true,
                    configurable: true
                });
            else
                map[stringKey] = jsValue;
        }
    }
    return map;
}
function stringifyKey(key, jsKey, ctx) {
    if (jsKey === null)
        return '';
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    if (typeof jsKey !== 'object')
        return String(jsKey);
    if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = new Set();
        for (const node of ctx.anchors.keys())
            strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
            let jsonStr = JSON.stringify(strKey);
            if (jsonStr.length > 40)
                jsonStr = jsonStr.substring(0, 36) + '..."';
            log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
            ctx.mapKeyWarned = true;
        }
        return strKey;
    }
    return JSON.stringify(jsKey);
}

exports.addPairToJSMap = addPairToJSMap;


/***/ }),

/***/ 1127:
/***/ ((__unused_webpack_module, exports) => {



const ALIAS = Symbol.for('yaml.alias');
const DOC = Symbol.for('yaml.document');
const MAP = Symbol.for('yaml.map');
const PAIR = Symbol.for('yaml.pair');
const SCALAR = Symbol.for('yaml.scalar');
const SEQ = Symbol.for('yaml.seq');
const NODE_TYPE = Symbol.for('yaml.node.type');
const isAlias = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === ALIAS;
const isDocument = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === DOC;
const isMap = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === MAP;
const isPair = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === PAIR;
const isScalar = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SCALAR;
const isSeq = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SEQ;
function isCollection(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case MAP:
            case SEQ:
                return true;
        }
    return false;
}
function isNode(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case ALIAS:
            case MAP:
            case SCALAR:
            case SEQ:
                return true;
        }
    return false;
}
const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;

exports.ALIAS = ALIAS;
exports.DOC = DOC;
exports.MAP = MAP;
exports.NODE_TYPE = NODE_TYPE;
exports.PAIR = PAIR;
exports.SCALAR = SCALAR;
exports.SEQ = SEQ;
exports.hasAnchor = hasAnchor;
exports.isAlias = isAlias;
exports.isCollection = isCollection;
exports.isDocument = isDocument;
exports.isMap = isMap;
exports.isNode = isNode;
exports.isPair = isPair;
exports.isScalar = isScalar;
exports.isSeq = isSeq;


/***/ }),

/***/ 4043:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

/**
 * Recursively convert any node or its contents to native JavaScript
 *
 * @param value - The input value
 * @param arg - If `value` defines a `toJSON()` method, use this
 *   as its first argument
 * @param ctx - Conversion context, originally set in Document#toJS(). If
 *   `{ keep: true }` is not set, output should be suitable for JSON
 *   stringification.
 */
function toJS(value, arg, ctx) {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return
    if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
    if (value && typeof value.toJSON === 'function') {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-call
        if (!ctx || !identity.hasAnchor(value))
            return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: undefined };
        ctx.anchors.set(value, data);
        ctx.onCreate = res => {
            data.res = res;
            delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
            ctx.onCreate(res);
        return res;
    }
    if (typeof value === 'bigint' && !ctx?.keep)
        return Number(value);
    return value;
}

exports.toJS = toJS;


/***/ }),

/***/ 110:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);
var errors = __nccwpck_require__(1464);
var stringifyString = __nccwpck_require__(3069);

function resolveAsScalar(token, strict = true, onError) {
    if (token) {
        const _onError = (pos, code, message) => {
            const offset = typeof pos === 'number' ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
            if (onError)
                onError(offset, code, message);
            else
                throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
            case 'block-scalar':
                return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
    }
    return null;
}
/**
 * Create a new scalar token with `value`
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.indent The indent level of the token.
 * @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
 * @param context.offset The offset position of the token.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function createScalarToken(value, context) {
    const { implicitKey = false, indent, inFlow = false, offset = -1, type = 'PLAIN' } = context;
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    const end = context.end ?? [
        { type: 'newline', offset: -1, indent, source: '\n' }
    ];
    switch (source[0]) {
        case '|':
        case '>': {
            const he = source.indexOf('\n');
            const head = source.substring(0, he);
            const body = source.substring(he + 1) + '\n';
            const props = [
                { type: 'block-scalar-header', offset, indent, source: head }
            ];
            if (!addEndtoBlockProps(props, end))
                props.push({ type: 'newline', offset: -1, indent, source: '\n' });
            return { type: 'block-scalar', offset, indent, props, source: body };
        }
        case '"':
            return { type: 'double-quoted-scalar', offset, indent, source, end };
        case "'":
            return { type: 'single-quoted-scalar', offset, indent, source, end };
        default:
            return { type: 'scalar', offset, indent, source, end };
    }
}
/**
 * Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
 *
 * Best efforts are made to retain any comments previously associated with the `token`,
 * though all contents within a collection's `items` will be overwritten.
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.afterKey In most cases, values after a key should have an additional level of indentation.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function setScalarValue(token, value, context = {}) {
    let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
    let indent = 'indent' in token ? token.indent : null;
    if (afterKey && typeof indent === 'number')
        indent += 2;
    if (!type)
        switch (token.type) {
            case 'single-quoted-scalar':
                type = 'QUOTE_SINGLE';
                break;
            case 'double-quoted-scalar':
                type = 'QUOTE_DOUBLE';
                break;
            case 'block-scalar': {
                const header = token.props[0];
                if (header.type !== 'block-scalar-header')
                    throw new Error('Invalid block scalar header');
                type = header.source[0] === '>' ? 'BLOCK_FOLDED' : 'BLOCK_LITERAL';
                break;
            }
            default:
                type = 'PLAIN';
        }
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    switch (source[0]) {
        case '|':
        case '>':
            setBlockScalarValue(token, source);
            break;
        case '"':
            setFlowScalarValue(token, source, 'double-quoted-scalar');
            break;
        case "'":
            setFlowScalarValue(token, source, 'single-quoted-scalar');
            break;
        default:
            setFlowScalarValue(token, source, 'scalar');
    }
}
function setBlockScalarValue(token, source) {
    const he = source.indexOf('\n');
    const head = source.substring(0, he);
    const body = source.substring(he + 1) + '\n';
    if (token.type === 'block-scalar') {
        const header = token.props[0];
        if (header.type !== 'block-scalar-header')
            throw new Error('Invalid block scalar header');
        header.source = head;
        token.source = body;
    }
    else {
        const { offset } = token;
        const indent = 'indent' in token ? token.indent : -1;
        const props = [
            { type: 'block-scalar-header', offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, 'end' in token ? token.end : undefined))
            props.push({ type: 'newline', offset: -1, indent, source: '\n' });
        for (const key of Object.keys(token))
            if (key !== 'type' && key !== 'offset')
                delete token[key];
        Object.assign(token, { type: 'block-scalar', indent, props, source: body });
    }
}
/** @returns `true` if last token is a newline */
function addEndtoBlockProps(props, end) {
    if (end)
        for (const st of end)
            switch (st.type) {
                case 'space':
                case 'comment':
                    props.push(st);
                    break;
                case 'newline':
                    props.push(st);
                    return true;
            }
    return false;
}
function setFlowScalarValue(token, source, type) {
    switch (token.type) {
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            token.type = type;
            token.source = source;
            break;
        case 'block-scalar': {
            const end = token.props.slice(1);
            let oa = source.length;
            if (token.props[0].type === 'block-scalar-header')
                oa -= token.props[0].source.length;
            for (const tok of end)
                tok.offset += oa;
            delete token.props;
            Object.assign(token, { type, source, end });
            break;
        }
        case 'block-map':
        case 'block-seq': {
            const offset = token.offset + source.length;
            const nl = { type: 'newline', offset, indent: token.indent, source: '\n' };
            delete token.items;
            Object.assign(token, { type, source, end: [nl] });
            break;
        }
        default: {
            const indent = 'indent' in token ? token.indent : -1;
            const end = 'end' in token && Array.isArray(token.end)
                ? token.end.filter(st => st.type === 'space' ||
                    st.type === 'comment' ||
                    st.type === 'newline')
                : [];
            for (const key of Object.keys(token))
                if (key !== 'type' && key !== 'offset')
                    delete token[key];
            Object.assign(token, { type, indent, source, end });
        }
    }
}

exports.createScalarToken = createScalarToken;
exports.resolveAsScalar = resolveAsScalar;
exports.setScalarValue = setScalarValue;


/***/ }),

/***/ 1733:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringify a CST document, token, or collection item
 *
 * Fair warning: This applies no validation whatsoever, and
 * simply concatenates the sources in their logical order.
 */
const stringify = (cst) => 'type' in cst ? stringifyToken(cst) : stringifyItem(cst);
function stringifyToken(token) {
    switch (token.type) {
        case 'block-scalar': {
            let res = '';
            for (const tok of token.props)
                res += stringifyToken(tok);
            return res + token.source;
        }
        case 'block-map':
        case 'block-seq': {
            let res = '';
            for (const item of token.items)
                res += stringifyItem(item);
            return res;
        }
        case 'flow-collection': {
            let res = token.start.source;
            for (const item of token.items)
                res += stringifyItem(item);
            for (const st of token.end)
                res += st.source;
            return res;
        }
        case 'document': {
            let res = stringifyItem(token);
            if (token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
        default: {
            let res = token.source;
            if ('end' in token && token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
    }
}
function stringifyItem({ start, key, sep, value }) {
    let res = '';
    for (const st of start)
        res += st.source;
    if (key)
        res += stringifyToken(key);
    if (sep)
        for (const st of sep)
            res += st.source;
    if (value)
        res += stringifyToken(value);
    return res;
}

exports.stringify = stringify;


/***/ }),

/***/ 7715:
/***/ ((__unused_webpack_module, exports) => {



const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove item');
/**
 * Apply a visitor to a CST document or item.
 *
 * Walks through the tree (depth-first) starting from the root, calling a
 * `visitor` function with two arguments when entering each item:
 *   - `item`: The current item, which included the following members:
 *     - `start: SourceToken[]` – Source tokens before the key or value,
 *       possibly including its anchor or tag.
 *     - `key?: Token | null` – Set for pair values. May then be `null`, if
 *       the key before the `:` separator is empty.
 *     - `sep?: SourceToken[]` – Source tokens between the key and the value,
 *       which should include the `:` map value indicator if `value` is set.
 *     - `value?: Token` – The value of a sequence item, or of a map pair.
 *   - `path`: The steps from the root to the current node, as an array of
 *     `['key' | 'value', number]` tuples.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this token, continue with
 *      next sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current item, then continue with the next one
 *   - `number`: Set the index of the next step. This is useful especially if
 *     the index of the current token has changed.
 *   - `function`: Define the next visitor for this item. After the original
 *     visitor is called on item entry, next visitors are called after handling
 *     a non-empty `key` and when exiting the item.
 */
function visit(cst, visitor) {
    if ('type' in cst && cst.type === 'document')
        cst = { start: cst.start, value: cst.value };
    _visit(Object.freeze([]), cst, visitor);
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current item */
visit.SKIP = SKIP;
/** Remove the current item */
visit.REMOVE = REMOVE;
/** Find the item at `path` from `cst` as the root */
visit.itemAtPath = (cst, path) => {
    let item = cst;
    for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && 'items' in tok) {
            item = tok.items[index];
        }
        else
            return undefined;
    }
    return item;
};
/**
 * Get the immediate parent collection of the item at `path` from `cst` as the root.
 *
 * Throws an error if the collection is not found, which should never happen if the item itself exists.
 */
visit.parentCollection = (cst, path) => {
    const parent = visit.itemAtPath(cst, path.slice(0, -1));
    const field = path[path.length - 1][0];
    const coll = parent?.[field];
    if (coll && 'items' in coll)
        return coll;
    throw new Error('Parent collection not found');
};
function _visit(path, item, visitor) {
    let ctrl = visitor(item, path);
    if (typeof ctrl === 'symbol')
        return ctrl;
    for (const field of ['key', 'value']) {
        const token = item[field];
        if (token && 'items' in token) {
            for (let i = 0; i < token.items.length; ++i) {
                const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    token.items.splice(i, 1);
                    i -= 1;
                }
            }
            if (typeof ctrl === 'function' && field === 'key')
                ctrl = ctrl(item, path);
        }
    }
    return typeof ctrl === 'function' ? ctrl(item, path) : ctrl;
}

exports.visit = visit;


/***/ }),

/***/ 3461:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cstScalar = __nccwpck_require__(110);
var cstStringify = __nccwpck_require__(1733);
var cstVisit = __nccwpck_require__(7715);

/** The byte order mark */
const BOM = '\u{FEFF}';
/** Start of doc-mode */
const DOCUMENT = '\x02'; // C0: Start of Text
/** Unexpected end of flow-mode */
const FLOW_END = '\x18'; // C0: Cancel
/** Next token is a scalar value */
const SCALAR = '\x1f'; // C0: Unit Separator
/** @returns `true` if `token` is a flow or block collection */
const isCollection = (token) => !!token && 'items' in token;
/** @returns `true` if `token` is a flow or block scalar; not an alias */
const isScalar = (token) => !!token &&
    (token.type === 'scalar' ||
        token.type === 'single-quoted-scalar' ||
        token.type === 'double-quoted-scalar' ||
        token.type === 'block-scalar');
/* istanbul ignore next */
/** Get a printable representation of a lexer token */
function prettyToken(token) {
    switch (token) {
        case BOM:
            return '<BOM>';
        case DOCUMENT:
            return '<DOC>';
        case FLOW_END:
            return '<FLOW_END>';
        case SCALAR:
            return '<SCALAR>';
        default:
            return JSON.stringify(token);
    }
}
/** Identify the type of a lexer token. May return `null` for unknown tokens. */
function tokenType(source) {
    switch (source) {
        case BOM:
            return 'byte-order-mark';
        case DOCUMENT:
            return 'doc-mode';
        case FLOW_END:
            return 'flow-error-end';
        case SCALAR:
            return 'scalar';
        case '---':
            return 'doc-start';
        case '...':
            return 'doc-end';
        case '':
        case '\n':
        case '\r\n':
            return 'newline';
        case '-':
            return 'seq-item-ind';
        case '?':
            return 'explicit-key-ind';
        case ':':
            return 'map-value-ind';
        case '{':
            return 'flow-map-start';
        case '}':
            return 'flow-map-end';
        case '[':
            return 'flow-seq-start';
        case ']':
            return 'flow-seq-end';
        case ',':
            return 'comma';
    }
    switch (source[0]) {
        case ' ':
        case '\t':
            return 'space';
        case '#':
            return 'comment';
        case '%':
            return 'directive-line';
        case '*':
            return 'alias';
        case '&':
            return 'anchor';
        case '!':
            return 'tag';
        case "'":
            return 'single-quoted-scalar';
        case '"':
            return 'double-quoted-scalar';
        case '|':
        case '>':
            return 'block-scalar-header';
    }
    return null;
}

exports.createScalarToken = cstScalar.createScalarToken;
exports.resolveAsScalar = cstScalar.resolveAsScalar;
exports.setScalarValue = cstScalar.setScalarValue;
exports.stringify = cstStringify.stringify;
exports.visit = cstVisit.visit;
exports.BOM = BOM;
exports.DOCUMENT = DOCUMENT;
exports.FLOW_END = FLOW_END;
exports.SCALAR = SCALAR;
exports.isCollection = isCollection;
exports.isScalar = isScalar;
exports.prettyToken = prettyToken;
exports.tokenType = tokenType;


/***/ }),

/***/ 361:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cst = __nccwpck_require__(3461);

/*
START -> stream

stream
  directive -> line-end -> stream
  indent + line-end -> stream
  [else] -> line-start

line-end
  comment -> line-end
  newline -> .
  input-end -> END

line-start
  doc-start -> doc
  doc-end -> stream
  [else] -> indent -> block-start

block-start
  seq-item-start -> block-start
  explicit-key-start -> block-start
  map-value-start -> block-start
  [else] -> doc

doc
  line-end -> line-start
  spaces -> doc
  anchor -> doc
  tag -> doc
  flow-start -> flow -> doc
  flow-end -> error -> doc
  seq-item-start -> error -> doc
  explicit-key-start -> error -> doc
  map-value-start -> doc
  alias -> doc
  quote-start -> quoted-scalar -> doc
  block-scalar-header -> line-end -> block-scalar(min) -> line-start
  [else] -> plain-scalar(false, min) -> doc

flow
  line-end -> flow
  spaces -> flow
  anchor -> flow
  tag -> flow
  flow-start -> flow -> flow
  flow-end -> .
  seq-item-start -> error -> flow
  explicit-key-start -> flow
  map-value-start -> flow
  alias -> flow
  quote-start -> quoted-scalar -> flow
  comma -> flow
  [else] -> plain-scalar(true, 0) -> flow

quoted-scalar
  quote-end -> .
  [else] -> quoted-scalar

block-scalar(min)
  newline + peek(indent < min) -> .
  [else] -> block-scalar(min)

plain-scalar(is-flow, min)
  scalar-end(is-flow) -> .
  peek(newline + (indent < min)) -> .
  [else] -> plain-scalar(min)
*/
function isEmpty(ch) {
    switch (ch) {
        case undefined:
        case ' ':
        case '\n':
        case '\r':
        case '\t':
            return true;
        default:
            return false;
    }
}
const hexDigits = new Set('0123456789ABCDEFabcdef');
const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
const flowIndicatorChars = new Set(',[]{}');
const invalidAnchorChars = new Set(' ,[]{}\n\r\t');
const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
/**
 * Splits an input string into lexical tokens, i.e. smaller strings that are
 * easily identifiable by `tokens.tokenType()`.
 *
 * Lexing starts always in a "stream" context. Incomplete input may be buffered
 * until a complete token can be emitted.
 *
 * In addition to slices of the original input, the following control characters
 * may also be emitted:
 *
 * - `\x02` (Start of Text): A document starts with the next token
 * - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
 * - `\x1f` (Unit Separator): Next token is a scalar value
 * - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
 */
class Lexer {
    constructor() {
        /**
         * Flag indicating whether the end of the current buffer marks the end of
         * all input
         */
        this.atEnd = false;
        /**
         * Explicit indent set in block scalar header, as an offset from the current
         * minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
         * explicitly set.
         */
        this.blockScalarIndent = -1;
        /**
         * Block scalars that include a + (keep) chomping indicator in their header
         * include trailing empty lines, which are otherwise excluded from the
         * scalar's contents.
         */
        this.blockScalarKeep = false;
        /** Current input */
        this.buffer = '';
        /**
         * Flag noting whether the map value indicator : can immediately follow this
         * node within a flow context.
         */
        this.flowKey = false;
        /** Count of surrounding flow collection levels. */
        this.flowLevel = 0;
        /**
         * Minimum level of indentation required for next lines to be parsed as a
         * part of the current scalar value.
         */
        this.indentNext = 0;
        /** Indentation level of the current line. */
        this.indentValue = 0;
        /** Position of the next \n character. */
        this.lineEndPos = null;
        /** Stores the state of the lexer if reaching the end of incpomplete input */
        this.next = null;
        /** A pointer to `buffer`; the current position of the lexer. */
        this.pos = 0;
    }
    /**
     * Generate YAML tokens from the `source` string. If `incomplete`,
     * a part of the last line may be left as a buffer for the next call.
     *
     * @returns A generator of lexical tokens
     */
    *lex(source, incomplete = false) {
        if (source) {
            if (typeof source !== 'string')
                throw TypeError('source is not a string');
            this.buffer = this.buffer ? this.buffer + source : source;
            this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? 'stream';
        while (next && (incomplete || this.hasChars(1)))
            next = yield* this.parseNext(next);
    }
    atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === ' ' || ch === '\t')
            ch = this.buffer[++i];
        if (!ch || ch === '#' || ch === '\n')
            return true;
        if (ch === '\r')
            return this.buffer[i + 1] === '\n';
        return false;
    }
    charAt(n) {
        return this.buffer[this.pos + n];
    }
    continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
            let indent = 0;
            while (ch === ' ')
                ch = this.buffer[++indent + offset];
            if (ch === '\r') {
                const next = this.buffer[indent + offset + 1];
                if (next === '\n' || (!next && !this.atEnd))
                    return offset + indent + 1;
            }
            return ch === '\n' || indent >= this.indentNext || (!ch && !this.atEnd)
                ? offset + indent
                : -1;
        }
        if (ch === '-' || ch === '.') {
            const dt = this.buffer.substr(offset, 3);
            if ((dt === '---' || dt === '...') && isEmpty(this.buffer[offset + 3]))
                return -1;
        }
        return offset;
    }
    getLine() {
        let end = this.lineEndPos;
        if (typeof end !== 'number' || (end !== -1 && end < this.pos)) {
            end = this.buffer.indexOf('\n', this.pos);
            this.lineEndPos = end;
        }
        if (end === -1)
            return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === '\r')
            end -= 1;
        return this.buffer.substring(this.pos, end);
    }
    hasChars(n) {
        return this.pos + n <= this.buffer.length;
    }
    setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
    }
    peek(n) {
        return this.buffer.substr(this.pos, n);
    }
    *parseNext(next) {
        switch (next) {
            case 'stream':
                return yield* this.parseStream();
            case 'line-start':
                return yield* this.parseLineStart();
            case 'block-start':
                return yield* this.parseBlockStart();
            case 'doc':
                return yield* this.parseDocument();
            case 'flow':
                return yield* this.parseFlowCollection();
            case 'quoted-scalar':
                return yield* this.parseQuotedScalar();
            case 'block-scalar':
                return yield* this.parseBlockScalar();
            case 'plain-scalar':
                return yield* this.parsePlainScalar();
        }
    }
    *parseStream() {
        let line = this.getLine();
        if (line === null)
            return this.setNext('stream');
        if (line[0] === cst.BOM) {
            yield* this.pushCount(1);
            line = line.substring(1);
        }
        if (line[0] === '%') {
            let dirEnd = line.length;
            let cs = line.indexOf('#');
            while (cs !== -1) {
                const ch = line[cs - 1];
                if (ch === ' ' || ch === '\t') {
                    dirEnd = cs - 1;
                    break;
                }
                else {
                    cs = line.indexOf('#', cs + 1);
                }
            }
            while (true) {
                const ch = line[dirEnd - 1];
                if (ch === ' ' || ch === '\t')
                    dirEnd -= 1;
                else
                    break;
            }
            const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
            yield* this.pushCount(line.length - n); // possible comment
            this.pushNewline();
            return 'stream';
        }
        if (this.atLineEnd()) {
            const sp = yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - sp);
            yield* this.pushNewline();
            return 'stream';
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
    }
    *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
            return this.setNext('line-start');
        if (ch === '-' || ch === '.') {
            if (!this.atEnd && !this.hasChars(4))
                return this.setNext('line-start');
            const s = this.peek(3);
            if ((s === '---' || s === '...') && isEmpty(this.charAt(3))) {
                yield* this.pushCount(3);
                this.indentValue = 0;
                this.indentNext = 0;
                return s === '---' ? 'doc' : 'stream';
            }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
            this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
    }
    *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
            return this.setNext('block-start');
        if ((ch0 === '-' || ch0 === '?' || ch0 === ':') && isEmpty(ch1)) {
            const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
            this.indentNext = this.indentValue + 1;
            this.indentValue += n;
            return 'block-start';
        }
        return 'doc';
    }
    *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
            return this.setNext('doc');
        let n = yield* this.pushIndicators();
        switch (line[n]) {
            case '#':
                yield* this.pushCount(line.length - n);
            // fallthrough
            case undefined:
                yield* this.pushNewline();
                return yield* this.parseLineStart();
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel = 1;
                return 'flow';
            case '}':
            case ']':
                // this is an error
                yield* this.pushCount(1);
                return 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'doc';
            case '"':
            case "'":
                return yield* this.parseQuotedScalar();
            case '|':
            case '>':
                n += yield* this.parseBlockScalarHeader();
                n += yield* this.pushSpaces(true);
                yield* this.pushCount(line.length - n);
                yield* this.pushNewline();
                return yield* this.parseBlockScalar();
            default:
                return yield* this.parsePlainScalar();
        }
    }
    *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
            nl = yield* this.pushNewline();
            if (nl > 0) {
                sp = yield* this.pushSpaces(false);
                this.indentValue = indent = sp;
            }
            else {
                sp = 0;
            }
            sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
            return this.setNext('flow');
        if ((indent !== -1 && indent < this.indentNext && line[0] !== '#') ||
            (indent === 0 &&
                (line.startsWith('---') || line.startsWith('...')) &&
                isEmpty(line[3]))) {
            // Allowing for the terminal ] or } at the same (rather than greater)
            // indent level as the initial [ or { is technically invalid, but
            // failing here would be surprising to users.
            const atFlowEndMarker = indent === this.indentNext - 1 &&
                this.flowLevel === 1 &&
                (line[0] === ']' || line[0] === '}');
            if (!atFlowEndMarker) {
                // this is an error
                this.flowLevel = 0;
                yield cst.FLOW_END;
                return yield* this.parseLineStart();
            }
        }
        let n = 0;
        while (line[n] === ',') {
            n += yield* this.pushCount(1);
            n += yield* this.pushSpaces(true);
            this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
            case undefined:
                return 'flow';
            case '#':
                yield* this.pushCount(line.length - n);
                return 'flow';
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel += 1;
                return 'flow';
            case '}':
            case ']':
                yield* this.pushCount(1);
                this.flowKey = true;
                this.flowLevel -= 1;
                return this.flowLevel ? 'flow' : 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'flow';
            case '"':
            case "'":
                this.flowKey = true;
                return yield* this.parseQuotedScalar();
            case ':': {
                const next = this.charAt(1);
                if (this.flowKey || isEmpty(next) || next === ',') {
                    this.flowKey = false;
                    yield* this.pushCount(1);
                    yield* this.pushSpaces(true);
                    return 'flow';
                }
            }
            // fallthrough
            default:
                this.flowKey = false;
                return yield* this.parsePlainScalar();
        }
    }
    *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
            while (end !== -1 && this.buffer[end + 1] === "'")
                end = this.buffer.indexOf("'", end + 2);
        }
        else {
            // double-quote
            while (end !== -1) {
                let n = 0;
                while (this.buffer[end - 1 - n] === '\\')
                    n += 1;
                if (n % 2 === 0)
                    break;
                end = this.buffer.indexOf('"', end + 1);
            }
        }
        // Only looking for newlines within the quotes
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf('\n', this.pos);
        if (nl !== -1) {
            while (nl !== -1) {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = qb.indexOf('\n', cs);
            }
            if (nl !== -1) {
                // this is an error caused by an unexpected unindent
                end = nl - (qb[nl - 1] === '\r' ? 2 : 1);
            }
        }
        if (end === -1) {
            if (!this.atEnd)
                return this.setNext('quoted-scalar');
            end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? 'flow' : 'doc';
    }
    *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
            const ch = this.buffer[++i];
            if (ch === '+')
                this.blockScalarKeep = true;
            else if (ch > '0' && ch <= '9')
                this.blockScalarIndent = Number(ch) - 1;
            else if (ch !== '-')
                break;
        }
        return yield* this.pushUntil(ch => isEmpty(ch) || ch === '#');
    }
    *parseBlockScalar() {
        let nl = this.pos - 1; // may be -1 if this.pos === 0
        let indent = 0;
        let ch;
        loop: for (let i = this.pos; (ch = this.buffer[i]); ++i) {
            switch (ch) {
                case ' ':
                    indent += 1;
                    break;
                case '\n':
                    nl = i;
                    indent = 0;
                    break;
                case '\r': {
                    const next = this.buffer[i + 1];
                    if (!next && !this.atEnd)
                        return this.setNext('block-scalar');
                    if (next === '\n')
                        break;
                } // fallthrough
                default:
                    break loop;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('block-scalar');
        if (indent >= this.indentNext) {
            if (this.blockScalarIndent === -1)
                this.indentNext = indent;
            else {
                this.indentNext =
                    this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
            }
            do {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = this.buffer.indexOf('\n', cs);
            } while (nl !== -1);
            if (nl === -1) {
                if (!this.atEnd)
                    return this.setNext('block-scalar');
                nl = this.buffer.length;
            }
        }
        // Trailing insufficiently indented tabs are invalid.
        // To catch that during parsing, we include them in the block scalar value.
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === ' ')
            ch = this.buffer[++i];
        if (ch === '\t') {
            while (ch === '\t' || ch === ' ' || ch === '\r' || ch === '\n')
                ch = this.buffer[++i];
            nl = i - 1;
        }
        else if (!this.blockScalarKeep) {
            do {
                let i = nl - 1;
                let ch = this.buffer[i];
                if (ch === '\r')
                    ch = this.buffer[--i];
                const lastChar = i; // Drop the line if last char not more indented
                while (ch === ' ')
                    ch = this.buffer[--i];
                if (ch === '\n' && i >= this.pos && i + 1 + indent > lastChar)
                    nl = i;
                else
                    break;
            } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
    }
    *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while ((ch = this.buffer[++i])) {
            if (ch === ':') {
                const next = this.buffer[i + 1];
                if (isEmpty(next) || (inFlow && flowIndicatorChars.has(next)))
                    break;
                end = i;
            }
            else if (isEmpty(ch)) {
                let next = this.buffer[i + 1];
                if (ch === '\r') {
                    if (next === '\n') {
                        i += 1;
                        ch = '\n';
                        next = this.buffer[i + 1];
                    }
                    else
                        end = i;
                }
                if (next === '#' || (inFlow && flowIndicatorChars.has(next)))
                    break;
                if (ch === '\n') {
                    const cs = this.continueScalar(i + 1);
                    if (cs === -1)
                        break;
                    i = Math.max(i, cs - 2); // to advance, but still account for ' #'
                }
            }
            else {
                if (inFlow && flowIndicatorChars.has(ch))
                    break;
                end = i;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('plain-scalar');
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? 'flow' : 'doc';
    }
    *pushCount(n) {
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos += n;
            return n;
        }
        return 0;
    }
    *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
            yield s;
            this.pos += s.length;
            return s.length;
        }
        else if (allowEmpty)
            yield '';
        return 0;
    }
    *pushIndicators() {
        let n = 0;
        loop: while (true) {
            switch (this.charAt(0)) {
                case '!':
                    n += yield* this.pushTag();
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '&':
                    n += yield* this.pushUntil(isNotAnchorChar);
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '-': // this is an error
                case '?': // this is an error outside flow collections
                case ':': {
                    const inFlow = this.flowLevel > 0;
                    const ch1 = this.charAt(1);
                    if (isEmpty(ch1) || (inFlow && flowIndicatorChars.has(ch1))) {
                        if (!inFlow)
                            this.indentNext = this.indentValue + 1;
                        else if (this.flowKey)
                            this.flowKey = false;
                        n += yield* this.pushCount(1);
                        n += yield* this.pushSpaces(true);
                        continue loop;
                    }
                }
            }
            break loop;
        }
        return n;
    }
    *pushTag() {
        if (this.charAt(1) === '<') {
            let i = this.pos + 2;
            let ch = this.buffer[i];
            while (!isEmpty(ch) && ch !== '>')
                ch = this.buffer[++i];
            return yield* this.pushToIndex(ch === '>' ? i + 1 : i, false);
        }
        else {
            let i = this.pos + 1;
            let ch = this.buffer[i];
            while (ch) {
                if (tagChars.has(ch))
                    ch = this.buffer[++i];
                else if (ch === '%' &&
                    hexDigits.has(this.buffer[i + 1]) &&
                    hexDigits.has(this.buffer[i + 2])) {
                    ch = this.buffer[(i += 3)];
                }
                else
                    break;
            }
            return yield* this.pushToIndex(i, false);
        }
    }
    *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === '\n')
            return yield* this.pushCount(1);
        else if (ch === '\r' && this.charAt(1) === '\n')
            return yield* this.pushCount(2);
        else
            return 0;
    }
    *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
            ch = this.buffer[++i];
        } while (ch === ' ' || (allowTabs && ch === '\t'));
        const n = i - this.pos;
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos = i;
        }
        return n;
    }
    *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
            ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
    }
}

exports.Lexer = Lexer;


/***/ }),

/***/ 6628:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Tracks newlines during parsing in order to provide an efficient API for
 * determining the one-indexed `{ line, col }` position for any offset
 * within the input.
 */
class LineCounter {
    constructor() {
        this.lineStarts = [];
        /**
         * Should be called in ascending order. Otherwise, call
         * `lineCounter.lineStarts.sort()` before calling `linePos()`.
         */
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        /**
         * Performs a binary search and returns the 1-indexed { line, col }
         * position of `offset`. If `line === 0`, `addNewLine` has never been
         * called or `offset` is before the first known newline.
         */
        this.linePos = (offset) => {
            let low = 0;
            let high = this.lineStarts.length;
            while (low < high) {
                const mid = (low + high) >> 1; // Math.floor((low + high) / 2)
                if (this.lineStarts[mid] < offset)
                    low = mid + 1;
                else
                    high = mid;
            }
            if (this.lineStarts[low] === offset)
                return { line: low + 1, col: 1 };
            if (low === 0)
                return { line: 0, col: offset };
            const start = this.lineStarts[low - 1];
            return { line: low, col: offset - start + 1 };
        };
    }
}

exports.LineCounter = LineCounter;


/***/ }),

/***/ 3456:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);

function includesToken(list, type) {
    for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
            return true;
    return false;
}
function findNonEmptyIndex(list) {
    for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
            case 'space':
            case 'comment':
            case 'newline':
                break;
            default:
                return i;
        }
    }
    return -1;
}
function isFlowToken(token) {
    switch (token?.type) {
        case 'alias':
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'flow-collection':
            return true;
        default:
            return false;
    }
}
function getPrevProps(parent) {
    switch (parent.type) {
        case 'document':
            return parent.start;
        case 'block-map': {
            const it = parent.items[parent.items.length - 1];
            return it.sep ?? it.start;
        }
        case 'block-seq':
            return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
            return [];
    }
}
/** Note: May modify input array */
function getFirstKeyStartProps(prev) {
    if (prev.length === 0)
        return [];
    let i = prev.length;
    loop: while (--i >= 0) {
        switch (prev[i].type) {
            case 'doc-start':
            case 'explicit-key-ind':
            case 'map-value-ind':
            case 'seq-item-ind':
            case 'newline':
                break loop;
        }
    }
    while (prev[++i]?.type === 'space') {
        /* loop */
    }
    return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
    // May exhaust call stack with large `source` array
    if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
    else
        for (let i = 0; i < source.length; ++i)
            target.push(source[i]);
}
function fixFlowSeqItems(fc) {
    if (fc.start.type === 'flow-seq-start') {
        for (const it of fc.items) {
            if (it.sep &&
                !it.value &&
                !includesToken(it.start, 'explicit-key-ind') &&
                !includesToken(it.sep, 'map-value-ind')) {
                if (it.key)
                    it.value = it.key;
                delete it.key;
                if (isFlowToken(it.value)) {
                    if (it.value.end)
                        arrayPushArray(it.value.end, it.sep);
                    else
                        it.value.end = it.sep;
                }
                else
                    arrayPushArray(it.start, it.sep);
                delete it.sep;
            }
        }
    }
}
/**
 * A YAML concrete syntax tree (CST) parser
 *
 * ```ts
 * const src: string = ...
 * for (const token of new Parser().parse(src)) {
 *   // token: Token
 * }
 * ```
 *
 * To use the parser with a user-provided lexer:
 *
 * ```ts
 * function* parse(source: string, lexer: Lexer) {
 *   const parser = new Parser()
 *   for (const lexeme of lexer.lex(source))
 *     yield* parser.next(lexeme)
 *   yield* parser.end()
 * }
 *
 * const src: string = ...
 * const lexer = new Lexer()
 * for (const token of parse(src, lexer)) {
 *   // token: Token
 * }
 * ```
 */
class Parser {
    /**
     * @param onNewLine - If defined, called separately with the start position of
     *   each new line (in `parse()`, including the start of input).
     */
    constructor(onNewLine) {
        /** If true, space and sequence indicators count as indentation */
        this.atNewLine = true;
        /** If true, next token is a scalar value */
        this.atScalar = false;
        /** Current indentation level */
        this.indent = 0;
        /** Current offset since the start of parsing */
        this.offset = 0;
        /** On the same line with a block map key */
        this.onKeyLine = false;
        /** Top indicates the node that's currently being built */
        this.stack = [];
        /** The source of the current token, set in parse() */
        this.source = '';
        /** The type of the current token, set in parse() */
        this.type = '';
        // Must be defined after `next()`
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
    }
    /**
     * Parse `source` as a YAML stream.
     * If `incomplete`, a part of the last line may be left as a buffer for the next call.
     *
     * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
     *
     * @returns A generator of tokens representing each directive, document, and other structure.
     */
    *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
            this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
            yield* this.next(lexeme);
        if (!incomplete)
            yield* this.end();
    }
    /**
     * Advance the parser by the `source` of one lexical token.
     */
    *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
            console.log('|', cst.prettyToken(source));
        if (this.atScalar) {
            this.atScalar = false;
            yield* this.step();
            this.offset += source.length;
            return;
        }
        const type = cst.tokenType(source);
        if (!type) {
            const message = `Not a YAML token: ${source}`;
            yield* this.pop({ type: 'error', offset: this.offset, message, source });
            this.offset += source.length;
        }
        else if (type === 'scalar') {
            this.atNewLine = false;
            this.atScalar = true;
            this.type = 'scalar';
        }
        else {
            this.type = type;
            yield* this.step();
            switch (type) {
                case 'newline':
                    this.atNewLine = true;
                    this.indent = 0;
                    if (this.onNewLine)
                        this.onNewLine(this.offset + source.length);
                    break;
                case 'space':
                    if (this.atNewLine && source[0] === ' ')
                        this.indent += source.length;
                    break;
                case 'explicit-key-ind':
                case 'map-value-ind':
                case 'seq-item-ind':
                    if (this.atNewLine)
                        this.indent += source.length;
                    break;
                case 'doc-mode':
                case 'flow-error-end':
                    return;
                default:
                    this.atNewLine = false;
            }
            this.offset += source.length;
        }
    }
    /** Call at end of input to push out any remaining constructions */
    *end() {
        while (this.stack.length > 0)
            yield* this.pop();
    }
    get sourceToken() {
        const st = {
            type: this.type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
        return st;
    }
    *step() {
        const top = this.peek(1);
        if (this.type === 'doc-end' && top?.type !== 'doc-end') {
            while (this.stack.length > 0)
                yield* this.pop();
            this.stack.push({
                type: 'doc-end',
                offset: this.offset,
                source: this.source
            });
            return;
        }
        if (!top)
            return yield* this.stream();
        switch (top.type) {
            case 'document':
                return yield* this.document(top);
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return yield* this.scalar(top);
            case 'block-scalar':
                return yield* this.blockScalar(top);
            case 'block-map':
                return yield* this.blockMap(top);
            case 'block-seq':
                return yield* this.blockSequence(top);
            case 'flow-collection':
                return yield* this.flowCollection(top);
            case 'doc-end':
                return yield* this.documentEnd(top);
        }
        /* istanbul ignore next should not happen */
        yield* this.pop();
    }
    peek(n) {
        return this.stack[this.stack.length - n];
    }
    *pop(error) {
        const token = error ?? this.stack.pop();
        /* istanbul ignore if should not happen */
        if (!token) {
            const message = 'Tried to pop an empty stack';
            yield { type: 'error', offset: this.offset, source: '', message };
        }
        else if (this.stack.length === 0) {
            yield token;
        }
        else {
            const top = this.peek(1);
            if (token.type === 'block-scalar') {
                // Block scalars use their parent rather than header indent
                token.indent = 'indent' in top ? top.indent : 0;
            }
            else if (token.type === 'flow-collection' && top.type === 'document') {
                // Ignore all indent for top-level flow collections
                token.indent = 0;
            }
            if (token.type === 'flow-collection')
                fixFlowSeqItems(token);
            switch (top.type) {
                case 'document':
                    top.value = token;
                    break;
                case 'block-scalar':
                    top.props.push(token); // error
                    break;
                case 'block-map': {
                    const it = top.items[top.items.length - 1];
                    if (it.value) {
                        top.items.push({ start: [], key: token, sep: [] });
                        this.onKeyLine = true;
                        return;
                    }
                    else if (it.sep) {
                        it.value = token;
                    }
                    else {
                        Object.assign(it, { key: token, sep: [] });
                        this.onKeyLine = !it.explicitKey;
                        return;
                    }
                    break;
                }
                case 'block-seq': {
                    const it = top.items[top.items.length - 1];
                    if (it.value)
                        top.items.push({ start: [], value: token });
                    else
                        it.value = token;
                    break;
                }
                case 'flow-collection': {
                    const it = top.items[top.items.length - 1];
                    if (!it || it.value)
                        top.items.push({ start: [], key: token, sep: [] });
                    else if (it.sep)
                        it.value = token;
                    else
                        Object.assign(it, { key: token, sep: [] });
                    return;
                }
                /* istanbul ignore next should not happen */
                default:
                    yield* this.pop();
                    yield* this.pop(token);
            }
            if ((top.type === 'document' ||
                top.type === 'block-map' ||
                top.type === 'block-seq') &&
                (token.type === 'block-map' || token.type === 'block-seq')) {
                const last = token.items[token.items.length - 1];
                if (last &&
                    !last.sep &&
                    !last.value &&
                    last.start.length > 0 &&
                    findNonEmptyIndex(last.start) === -1 &&
                    (token.indent === 0 ||
                        last.start.every(st => st.type !== 'comment' || st.indent < token.indent))) {
                    if (top.type === 'document')
                        top.end = last.start;
                    else
                        top.items.push({ start: last.start });
                    token.items.splice(-1, 1);
                }
            }
        }
    }
    *stream() {
        switch (this.type) {
            case 'directive-line':
                yield { type: 'directive', offset: this.offset, source: this.source };
                return;
            case 'byte-order-mark':
            case 'space':
            case 'comment':
            case 'newline':
                yield this.sourceToken;
                return;
            case 'doc-mode':
            case 'doc-start': {
                const doc = {
                    type: 'document',
                    offset: this.offset,
                    start: []
                };
                if (this.type === 'doc-start')
                    doc.start.push(this.sourceToken);
                this.stack.push(doc);
                return;
            }
        }
        yield {
            type: 'error',
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML stream`,
            source: this.source
        };
    }
    *document(doc) {
        if (doc.value)
            return yield* this.lineEnd(doc);
        switch (this.type) {
            case 'doc-start': {
                if (findNonEmptyIndex(doc.start) !== -1) {
                    yield* this.pop();
                    yield* this.step();
                }
                else
                    doc.start.push(this.sourceToken);
                return;
            }
            case 'anchor':
            case 'tag':
            case 'space':
            case 'comment':
            case 'newline':
                doc.start.push(this.sourceToken);
                return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
            this.stack.push(bv);
        else {
            yield {
                type: 'error',
                offset: this.offset,
                message: `Unexpected ${this.type} token in YAML document`,
                source: this.source
            };
        }
    }
    *scalar(scalar) {
        if (this.type === 'map-value-ind') {
            const prev = getPrevProps(this.peek(2));
            const start = getFirstKeyStartProps(prev);
            let sep;
            if (scalar.end) {
                sep = scalar.end;
                sep.push(this.sourceToken);
                delete scalar.end;
            }
            else
                sep = [this.sourceToken];
            const map = {
                type: 'block-map',
                offset: scalar.offset,
                indent: scalar.indent,
                items: [{ start, key: scalar, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
        }
        else
            yield* this.lineEnd(scalar);
    }
    *blockScalar(scalar) {
        switch (this.type) {
            case 'space':
            case 'comment':
            case 'newline':
                scalar.props.push(this.sourceToken);
                return;
            case 'scalar':
                scalar.source = this.source;
                // block-scalar source includes trailing newline
                this.atNewLine = true;
                this.indent = 0;
                if (this.onNewLine) {
                    let nl = this.source.indexOf('\n') + 1;
                    while (nl !== 0) {
                        this.onNewLine(this.offset + nl);
                        nl = this.source.indexOf('\n', nl) + 1;
                    }
                }
                yield* this.pop();
                break;
            /* istanbul ignore next should not happen */
            default:
                yield* this.pop();
                yield* this.step();
        }
    }
    *blockMap(map) {
        const it = map.items[map.items.length - 1];
        // it.sep is true-ish if pair already has key or : separator
        switch (this.type) {
            case 'newline':
                this.onKeyLine = false;
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    it.start.push(this.sourceToken);
                }
                return;
            case 'space':
            case 'comment':
                if (it.value) {
                    map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    if (this.atIndentedComment(it.start, map.indent)) {
                        const prev = map.items[map.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            map.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
        }
        if (this.indent >= map.indent) {
            const atMapIndent = !this.onKeyLine && this.indent === map.indent;
            const atNextItem = atMapIndent &&
                (it.sep || it.explicitKey) &&
                this.type !== 'seq-item-ind';
            // For empty nodes, assign newline-separated not indented empty tokens to following node
            let start = [];
            if (atNextItem && it.sep && !it.value) {
                const nl = [];
                for (let i = 0; i < it.sep.length; ++i) {
                    const st = it.sep[i];
                    switch (st.type) {
                        case 'newline':
                            nl.push(i);
                            break;
                        case 'space':
                            break;
                        case 'comment':
                            if (st.indent > map.indent)
                                nl.length = 0;
                            break;
                        default:
                            nl.length = 0;
                    }
                }
                if (nl.length >= 2)
                    start = it.sep.splice(nl[1]);
            }
            switch (this.type) {
                case 'anchor':
                case 'tag':
                    if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        it.sep.push(this.sourceToken);
                    }
                    else {
                        it.start.push(this.sourceToken);
                    }
                    return;
                case 'explicit-key-ind':
                    if (!it.sep && !it.explicitKey) {
                        it.start.push(this.sourceToken);
                        it.explicitKey = true;
                    }
                    else if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start, explicitKey: true });
                    }
                    else {
                        this.stack.push({
                            type: 'block-map',
                            offset: this.offset,
                            indent: this.indent,
                            items: [{ start: [this.sourceToken], explicitKey: true }]
                        });
                    }
                    this.onKeyLine = true;
                    return;
                case 'map-value-ind':
                    if (it.explicitKey) {
                        if (!it.sep) {
                            if (includesToken(it.start, 'newline')) {
                                Object.assign(it, { key: null, sep: [this.sourceToken] });
                            }
                            else {
                                const start = getFirstKeyStartProps(it.start);
                                this.stack.push({
                                    type: 'block-map',
                                    offset: this.offset,
                                    indent: this.indent,
                                    items: [{ start, key: null, sep: [this.sourceToken] }]
                                });
                            }
                        }
                        else if (it.value) {
                            map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else if (isFlowToken(it.key) &&
                            !includesToken(it.sep, 'newline')) {
                            const start = getFirstKeyStartProps(it.start);
                            const key = it.key;
                            const sep = it.sep;
                            sep.push(this.sourceToken);
                            // @ts-expect-error type guard is wrong here
                            delete it.key;
                            // @ts-expect-error type guard is wrong here
                            delete it.sep;
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key, sep }]
                            });
                        }
                        else if (start.length > 0) {
                            // Not actually at next item
                            it.sep = it.sep.concat(start, this.sourceToken);
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    else {
                        if (!it.sep) {
                            Object.assign(it, { key: null, sep: [this.sourceToken] });
                        }
                        else if (it.value || atNextItem) {
                            map.items.push({ start, key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start: [], key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    this.onKeyLine = true;
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (atNextItem || it.value) {
                        map.items.push({ start, key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        this.stack.push(fs);
                    }
                    else {
                        Object.assign(it, { key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    return;
                }
                default: {
                    const bv = this.startBlockValue(map);
                    if (bv) {
                        if (bv.type === 'block-seq') {
                            if (!it.explicitKey &&
                                it.sep &&
                                !includesToken(it.sep, 'newline')) {
                                yield* this.pop({
                                    type: 'error',
                                    offset: this.offset,
                                    message: 'Unexpected block-seq-ind on same line with key',
                                    source: this.source
                                });
                                return;
                            }
                        }
                        else if (atMapIndent) {
                            map.items.push({ start });
                        }
                        this.stack.push(bv);
                        return;
                    }
                }
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
            case 'newline':
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        seq.items.push({ start: [this.sourceToken] });
                }
                else
                    it.start.push(this.sourceToken);
                return;
            case 'space':
            case 'comment':
                if (it.value)
                    seq.items.push({ start: [this.sourceToken] });
                else {
                    if (this.atIndentedComment(it.start, seq.indent)) {
                        const prev = seq.items[seq.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            seq.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
            case 'anchor':
            case 'tag':
                if (it.value || this.indent <= seq.indent)
                    break;
                it.start.push(this.sourceToken);
                return;
            case 'seq-item-ind':
                if (this.indent !== seq.indent)
                    break;
                if (it.value || includesToken(it.start, 'seq-item-ind'))
                    seq.items.push({ start: [this.sourceToken] });
                else
                    it.start.push(this.sourceToken);
                return;
        }
        if (this.indent > seq.indent) {
            const bv = this.startBlockValue(seq);
            if (bv) {
                this.stack.push(bv);
                return;
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === 'flow-error-end') {
            let top;
            do {
                yield* this.pop();
                top = this.peek(1);
            } while (top?.type === 'flow-collection');
        }
        else if (fc.end.length === 0) {
            switch (this.type) {
                case 'comma':
                case 'explicit-key-ind':
                    if (!it || it.sep)
                        fc.items.push({ start: [this.sourceToken] });
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'map-value-ind':
                    if (!it || it.value)
                        fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        Object.assign(it, { key: null, sep: [this.sourceToken] });
                    return;
                case 'space':
                case 'comment':
                case 'newline':
                case 'anchor':
                case 'tag':
                    if (!it || it.value)
                        fc.items.push({ start: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (!it || it.value)
                        fc.items.push({ start: [], key: fs, sep: [] });
                    else if (it.sep)
                        this.stack.push(fs);
                    else
                        Object.assign(it, { key: fs, sep: [] });
                    return;
                }
                case 'flow-map-end':
                case 'flow-seq-end':
                    fc.end.push(this.sourceToken);
                    return;
            }
            const bv = this.startBlockValue(fc);
            /* istanbul ignore else should not happen */
            if (bv)
                this.stack.push(bv);
            else {
                yield* this.pop();
                yield* this.step();
            }
        }
        else {
            const parent = this.peek(2);
            if (parent.type === 'block-map' &&
                ((this.type === 'map-value-ind' && parent.indent === fc.indent) ||
                    (this.type === 'newline' &&
                        !parent.items[parent.items.length - 1].sep))) {
                yield* this.pop();
                yield* this.step();
            }
            else if (this.type === 'map-value-ind' &&
                parent.type !== 'flow-collection') {
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                fixFlowSeqItems(fc);
                const sep = fc.end.splice(1, fc.end.length);
                sep.push(this.sourceToken);
                const map = {
                    type: 'block-map',
                    offset: fc.offset,
                    indent: fc.indent,
                    items: [{ start, key: fc, sep }]
                };
                this.onKeyLine = true;
                this.stack[this.stack.length - 1] = map;
            }
            else {
                yield* this.lineEnd(fc);
            }
        }
    }
    flowScalar(type) {
        if (this.onNewLine) {
            let nl = this.source.indexOf('\n') + 1;
            while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf('\n', nl) + 1;
            }
        }
        return {
            type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
    }
    startBlockValue(parent) {
        switch (this.type) {
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return this.flowScalar(this.type);
            case 'block-scalar-header':
                return {
                    type: 'block-scalar',
                    offset: this.offset,
                    indent: this.indent,
                    props: [this.sourceToken],
                    source: ''
                };
            case 'flow-map-start':
            case 'flow-seq-start':
                return {
                    type: 'flow-collection',
                    offset: this.offset,
                    indent: this.indent,
                    start: this.sourceToken,
                    items: [],
                    end: []
                };
            case 'seq-item-ind':
                return {
                    type: 'block-seq',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [this.sourceToken] }]
                };
            case 'explicit-key-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                start.push(this.sourceToken);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, explicitKey: true }]
                };
            }
            case 'map-value-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                };
            }
        }
        return null;
    }
    atIndentedComment(start, indent) {
        if (this.type !== 'comment')
            return false;
        if (this.indent <= indent)
            return false;
        return start.every(st => st.type === 'newline' || st.type === 'space');
    }
    *documentEnd(docEnd) {
        if (this.type !== 'doc-mode') {
            if (docEnd.end)
                docEnd.end.push(this.sourceToken);
            else
                docEnd.end = [this.sourceToken];
            if (this.type === 'newline')
                yield* this.pop();
        }
    }
    *lineEnd(token) {
        switch (this.type) {
            case 'comma':
            case 'doc-start':
            case 'doc-end':
            case 'flow-seq-end':
            case 'flow-map-end':
            case 'map-value-ind':
                yield* this.pop();
                yield* this.step();
                break;
            case 'newline':
                this.onKeyLine = false;
            // fallthrough
            case 'space':
            case 'comment':
            default:
                // all other values are errors
                if (token.end)
                    token.end.push(this.sourceToken);
                else
                    token.end = [this.sourceToken];
                if (this.type === 'newline')
                    yield* this.pop();
        }
    }
}

exports.Parser = Parser;


/***/ }),

/***/ 4047:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var log = __nccwpck_require__(7249);
var identity = __nccwpck_require__(1127);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);

function parseOptions(options) {
    const prettyErrors = options.prettyErrors !== false;
    const lineCounter$1 = options.lineCounter || (prettyErrors && new lineCounter.LineCounter()) || null;
    return { lineCounter: lineCounter$1, prettyErrors };
}
/**
 * Parse the input as a stream of YAML documents.
 *
 * Documents should be separated from each other by `...` or `---` marker lines.
 *
 * @returns If an empty `docs` array is returned, it will be of type
 *   EmptyStream and contain additional stream information. In
 *   TypeScript, you should use `'empty' in docs` as a type guard for it.
 */
function parseAllDocuments(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    const docs = Array.from(composer$1.compose(parser$1.parse(source)));
    if (prettyErrors && lineCounter)
        for (const doc of docs) {
            doc.errors.forEach(errors.prettifyError(source, lineCounter));
            doc.warnings.forEach(errors.prettifyError(source, lineCounter));
        }
    if (docs.length > 0)
        return docs;
    return Object.assign([], { empty: true }, composer$1.streamInfo());
}
/** Parse an input string into a single YAML.Document */
function parseDocument(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    // `doc` is always set by compose.end(true) at the very latest
    let doc = null;
    for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
            doc = _doc;
        else if (doc.options.logLevel !== 'silent') {
            doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), 'MULTIPLE_DOCS', 'Source contains multiple documents; please use YAML.parseAllDocuments()'));
            break;
        }
    }
    if (prettyErrors && lineCounter) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter));
    }
    return doc;
}
function parse(src, reviver, options) {
    let _reviver = undefined;
    if (typeof reviver === 'function') {
        _reviver = reviver;
    }
    else if (options === undefined && reviver && typeof reviver === 'object') {
        options = reviver;
    }
    const doc = parseDocument(src, options);
    if (!doc)
        return null;
    doc.warnings.forEach(warning => log.warn(doc.options.logLevel, warning));
    if (doc.errors.length > 0) {
        if (doc.options.logLevel !== 'silent')
            throw doc.errors[0];
        else
            doc.errors = [];
    }
    return doc.toJS(Object.assign({ reviver: _reviver }, options));
}
function stringify(value, replacer, options) {
    let _replacer = null;
    if (typeof replacer === 'function' || Array.isArray(replacer)) {
        _replacer = replacer;
    }
    else if (options === undefined && replacer) {
        options = replacer;
    }
    if (typeof options === 'string')
        options = options.length;
    if (typeof options === 'number') {
        const indent = Math.round(options);
        options = indent < 1 ? undefined : indent > 8 ? { indent: 8 } : { indent };
    }
    if (value === undefined) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
            return undefined;
    }
    if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
    return new Document.Document(value, _replacer, options).toString(options);
}

exports.parse = parse;
exports.parseAllDocuments = parseAllDocuments;
exports.parseDocument = parseDocument;
exports.stringify = stringify;


/***/ }),

/***/ 5840:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var tags = __nccwpck_require__(18);

const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
class Schema {
    constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat)
            ? tags.getTags(compat, 'compat')
            : compat
                ? tags.getTags(null, compat)
                : null;
        this.name = (typeof schema === 'string' && schema) || 'core';
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        // Used by createMap()
        this.sortMapEntries =
            typeof sortMapEntries === 'function'
                ? sortMapEntries
                : sortMapEntries === true
                    ? sortMapEntriesByKey
                    : null;
    }
    clone() {
        const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
    }
}

exports.Schema = Schema;


/***/ }),

/***/ 7451:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLMap = __nccwpck_require__(4454);

const map = {
    collection: 'map',
    default: true,
    nodeClass: YAMLMap.YAMLMap,
    tag: 'tag:yaml.org,2002:map',
    resolve(map, onError) {
        if (!identity.isMap(map))
            onError('Expected a mapping for this tag');
        return map;
    },
    createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
};

exports.map = map;


/***/ }),

/***/ 3632:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const nullTag = {
    identify: value => value == null,
    createNode: () => new Scalar.Scalar(null),
    default: true,
    tag: 'tag:yaml.org,2002:null',
    test: /^(?:~|[Nn]ull|NULL)?$/,
    resolve: () => new Scalar.Scalar(null),
    stringify: ({ source }, ctx) => typeof source === 'string' && nullTag.test.test(source)
        ? source
        : ctx.options.nullStr
};

exports.nullTag = nullTag;


/***/ }),

/***/ 1706:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLSeq = __nccwpck_require__(2223);

const seq = {
    collection: 'seq',
    default: true,
    nodeClass: YAMLSeq.YAMLSeq,
    tag: 'tag:yaml.org,2002:seq',
    resolve(seq, onError) {
        if (!identity.isSeq(seq))
            onError('Expected a sequence for this tag');
        return seq;
    },
    createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
};

exports.seq = seq;


/***/ }),

/***/ 6464:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyString = __nccwpck_require__(3069);

const string = {
    identify: value => typeof value === 'string',
    default: true,
    tag: 'tag:yaml.org,2002:str',
    resolve: str => str,
    stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
    }
};

exports.string = string;


/***/ }),

/***/ 3959:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const boolTag = {
    identify: value => typeof value === 'boolean',
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
    resolve: str => new Scalar.Scalar(str[0] === 't' || str[0] === 'T'),
    stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
            const sv = source[0] === 't' || source[0] === 'T';
            if (value === sv)
                return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
};

exports.boolTag = boolTag;


/***/ }),

/***/ 8405:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: str => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
    resolve: str => parseFloat(str),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf('.');
        if (dot !== -1 && str[str.length - 1] === '0')
            node.minFractionDigits = str.length - dot - 1;
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 9874:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
const intResolve = (str, offset, radix, { intAsBigInt }) => (intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix));
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
    return stringifyNumber.stringifyNumber(node);
}
const intOct = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^0o[0-7]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
    stringify: node => intStringify(node, 8, '0o')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^0x[0-9a-fA-F]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 896:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.boolTag,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float
];

exports.schema = schema;


/***/ }),

/***/ 3559:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);

function intIdentify(value) {
    return typeof value === 'bigint' || Number.isInteger(value);
}
const stringifyJSON = ({ value }) => JSON.stringify(value);
const jsonScalars = [
    {
        identify: value => typeof value === 'string',
        default: true,
        tag: 'tag:yaml.org,2002:str',
        resolve: str => str,
        stringify: stringifyJSON
    },
    {
        identify: value => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: 'tag:yaml.org,2002:null',
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
    },
    {
        identify: value => typeof value === 'boolean',
        default: true,
        tag: 'tag:yaml.org,2002:bool',
        test: /^true$|^false$/,
        resolve: str => str === 'true',
        stringify: stringifyJSON
    },
    {
        identify: intIdentify,
        default: true,
        tag: 'tag:yaml.org,2002:int',
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
    },
    {
        identify: value => typeof value === 'number',
        default: true,
        tag: 'tag:yaml.org,2002:float',
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: str => parseFloat(str),
        stringify: stringifyJSON
    }
];
const jsonError = {
    default: true,
    tag: '',
    test: /^/,
    resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
    }
};
const schema = [map.map, seq.seq].concat(jsonScalars, jsonError);

exports.schema = schema;


/***/ }),

/***/ 18:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);
var schema = __nccwpck_require__(896);
var schema$1 = __nccwpck_require__(3559);
var binary = __nccwpck_require__(6083);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var schema$2 = __nccwpck_require__(5913);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schemas = new Map([
    ['core', schema.schema],
    ['failsafe', [map.map, seq.seq, string.string]],
    ['json', schema$1.schema],
    ['yaml11', schema$2.schema],
    ['yaml-1.1', schema$2.schema]
]);
const tagsByName = {
    binary: binary.binary,
    bool: bool.boolTag,
    float: float.float,
    floatExp: float.floatExp,
    floatNaN: float.floatNaN,
    floatTime: timestamp.floatTime,
    int: int.int,
    intHex: int.intHex,
    intOct: int.intOct,
    intTime: timestamp.intTime,
    map: map.map,
    merge: merge.merge,
    null: _null.nullTag,
    omap: omap.omap,
    pairs: pairs.pairs,
    seq: seq.seq,
    set: set.set,
    timestamp: timestamp.timestamp
};
const coreKnownTags = {
    'tag:yaml.org,2002:binary': binary.binary,
    'tag:yaml.org,2002:merge': merge.merge,
    'tag:yaml.org,2002:omap': omap.omap,
    'tag:yaml.org,2002:pairs': pairs.pairs,
    'tag:yaml.org,2002:set': set.set,
    'tag:yaml.org,2002:timestamp': timestamp.timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
    const schemaTags = schemas.get(schemaName);
    if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge)
            ? schemaTags.concat(merge.merge)
            : schemaTags.slice();
    }
    let tags = schemaTags;
    if (!tags) {
        if (Array.isArray(customTags))
            tags = [];
        else {
            const keys = Array.from(schemas.keys())
                .filter(key => key !== 'yaml11')
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
    }
    if (Array.isArray(customTags)) {
        for (const tag of customTags)
            tags = tags.concat(tag);
    }
    else if (typeof customTags === 'function') {
        tags = customTags(tags.slice());
    }
    if (addMergeTag)
        tags = tags.concat(merge.merge);
    return tags.reduce((tags, tag) => {
        const tagObj = typeof tag === 'string' ? tagsByName[tag] : tag;
        if (!tagObj) {
            const tagName = JSON.stringify(tag);
            const keys = Object.keys(tagsByName)
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags.includes(tagObj))
            tags.push(tagObj);
        return tags;
    }, []);
}

exports.coreKnownTags = coreKnownTags;
exports.getTags = getTags;


/***/ }),

/***/ 6083:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_buffer = __nccwpck_require__(181);
var Scalar = __nccwpck_require__(3301);
var stringifyString = __nccwpck_require__(3069);

const binary = {
    identify: value => value instanceof Uint8Array, // Buffer inherits from Uint8Array
    default: false,
    tag: 'tag:yaml.org,2002:binary',
    /**
     * Returns a Buffer in node and an Uint8Array in browsers
     *
     * To use the resulting buffer as an image, you'll want to do something like:
     *
     *   const blob = new Blob([buffer], { type: 'image/jpeg' })
     *   document.querySelector('#photo').src = URL.createObjectURL(blob)
     */
    resolve(src, onError) {
        if (typeof node_buffer.Buffer === 'function') {
            return node_buffer.Buffer.from(src, 'base64');
        }
        else if (typeof atob === 'function') {
            // On IE 11, atob() can't handle newlines
            const str = atob(src.replace(/[\n\r]/g, ''));
            const buffer = new Uint8Array(str.length);
            for (let i = 0; i < str.length; ++i)
                buffer[i] = str.charCodeAt(i);
            return buffer;
        }
        else {
            onError('This environment does not support reading binary tags; either Buffer or atob is required');
            return src;
        }
    },
    stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
            return '';
        const buf = value; // checked earlier by binary.identify()
        let str;
        if (typeof node_buffer.Buffer === 'function') {
            str =
                buf instanceof node_buffer.Buffer
                    ? buf.toString('base64')
                    : node_buffer.Buffer.from(buf.buffer).toString('base64');
        }
        else if (typeof btoa === 'function') {
            let s = '';
            for (let i = 0; i < buf.length; ++i)
                s += String.fromCharCode(buf[i]);
            str = btoa(s);
        }
        else {
            throw new Error('This environment does not support writing binary tags; either Buffer or btoa is required');
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
            const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
            const n = Math.ceil(str.length / lineWidth);
            const lines = new Array(n);
            for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
                lines[i] = str.substr(o, lineWidth);
            }
            str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? '\n' : ' ');
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
    }
};

exports.binary = binary;


/***/ }),

/***/ 8398:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function boolStringify({ value, source }, ctx) {
    const boolObj = value ? trueTag : falseTag;
    if (source && boolObj.test.test(source))
        return source;
    return value ? ctx.options.trueStr : ctx.options.falseStr;
}
const trueTag = {
    identify: value => value === true,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
    resolve: () => new Scalar.Scalar(true),
    stringify: boolStringify
};
const falseTag = {
    identify: value => value === false,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
    resolve: () => new Scalar.Scalar(false),
    stringify: boolStringify
};

exports.falseTag = falseTag;
exports.trueTag = trueTag;


/***/ }),

/***/ 5782:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: (str) => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
    resolve: (str) => parseFloat(str.replace(/_/g, '')),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, '')));
        const dot = str.indexOf('.');
        if (dot !== -1) {
            const f = str.substring(dot + 1).replace(/_/g, '');
            if (f[f.length - 1] === '0')
                node.minFractionDigits = f.length;
        }
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 873:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
function intResolve(str, offset, radix, { intAsBigInt }) {
    const sign = str[0];
    if (sign === '-' || sign === '+')
        offset += 1;
    str = str.substring(offset).replace(/_/g, '');
    if (intAsBigInt) {
        switch (radix) {
            case 2:
                str = `0b${str}`;
                break;
            case 8:
                str = `0o${str}`;
                break;
            case 16:
                str = `0x${str}`;
                break;
        }
        const n = BigInt(str);
        return sign === '-' ? BigInt(-1) * n : n;
    }
    const n = parseInt(str, radix);
    return sign === '-' ? -1 * n : n;
}
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? '-' + prefix + str.substr(1) : prefix + str;
    }
    return stringifyNumber.stringifyNumber(node);
}
const intBin = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'BIN',
    test: /^[-+]?0b[0-1_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
    stringify: node => intStringify(node, 2, '0b')
};
const intOct = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^[-+]?0[0-7_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
    stringify: node => intStringify(node, 8, '0')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9][0-9_]*$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^[-+]?0x[0-9a-fA-F_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intBin = intBin;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 452:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

// If the value associated with a merge key is a single mapping node, each of
// its key/value pairs is inserted into the current mapping, unless the key
// already exists in it. If the value associated with the merge key is a
// sequence, then this sequence is expected to contain mapping nodes and each
// of these nodes is merged in turn according to its order in the sequence.
// Keys in mapping nodes earlier in the sequence override keys specified in
// later mapping nodes. -- http://yaml.org/type/merge.html
const MERGE_KEY = '<<';
const merge = {
    identify: value => value === MERGE_KEY ||
        (typeof value === 'symbol' && value.description === MERGE_KEY),
    default: 'key',
    tag: 'tag:yaml.org,2002:merge',
    test: /^<<$/,
    resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
    }),
    stringify: () => MERGE_KEY
};
const isMergeKey = (ctx, key) => (merge.identify(key) ||
    (identity.isScalar(key) &&
        (!key.type || key.type === Scalar.Scalar.PLAIN) &&
        merge.identify(key.value))) &&
    ctx?.doc.schema.tags.some(tag => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (identity.isSeq(source))
        for (const it of source.items)
            mergeValue(ctx, map, it);
    else if (Array.isArray(source))
        for (const it of source)
            mergeValue(ctx, map, it);
    else
        mergeValue(ctx, map, source);
}
function mergeValue(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (!identity.isMap(source))
        throw new Error('Merge sources must be maps or map aliases');
    const srcMap = source.toJSON(null, ctx, Map);
    for (const [key, value] of srcMap) {
        if (map instanceof Map) {
            if (!map.has(key))
                map.set(key, value);
        }
        else if (map instanceof Set) {
            map.add(key);
        }
        else if (!Object.prototype.hasOwnProperty.call(map, key)) {
            Object.defineProperty(map, key, {
                value,
                writable: true,
                enumerable: true,
                configurable: true
            });
        }
    }
    return map;
}
function resolveAliasValue(ctx, value) {
    return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}

exports.addMergeToJSMap = addMergeToJSMap;
exports.isMergeKey = isMergeKey;
exports.merge = merge;


/***/ }),

/***/ 303:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var pairs = __nccwpck_require__(8385);

class YAMLOMap extends YAMLSeq.YAMLSeq {
    constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = YAMLOMap.tag;
    }
    /**
     * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
     * but TypeScript won't allow widening the signature of a child method.
     */
    toJSON(_, ctx) {
        if (!ctx)
            return super.toJSON(_);
        const map = new Map();
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const pair of this.items) {
            let key, value;
            if (identity.isPair(pair)) {
                key = toJS.toJS(pair.key, '', ctx);
                value = toJS.toJS(pair.value, key, ctx);
            }
            else {
                key = toJS.toJS(pair, '', ctx);
            }
            if (map.has(key))
                throw new Error('Ordered maps must not include duplicate keys');
            map.set(key, value);
        }
        return map;
    }
    static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap = new this();
        omap.items = pairs$1.items;
        return omap;
    }
}
YAMLOMap.tag = 'tag:yaml.org,2002:omap';
const omap = {
    collection: 'seq',
    identify: value => value instanceof Map,
    nodeClass: YAMLOMap,
    default: false,
    tag: 'tag:yaml.org,2002:omap',
    resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
            if (identity.isScalar(key)) {
                if (seenKeys.includes(key.value)) {
                    onError(`Ordered maps must not include duplicate keys: ${key.value}`);
                }
                else {
                    seenKeys.push(key.value);
                }
            }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
    },
    createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
};

exports.YAMLOMap = YAMLOMap;
exports.omap = omap;


/***/ }),

/***/ 8385:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLSeq = __nccwpck_require__(2223);

function resolvePairs(seq, onError) {
    if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
            let item = seq.items[i];
            if (identity.isPair(item))
                continue;
            else if (identity.isMap(item)) {
                if (item.items.length > 1)
                    onError('Each pair must have its own sequence indicator');
                const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
                if (item.commentBefore)
                    pair.key.commentBefore = pair.key.commentBefore
                        ? `${item.commentBefore}\n${pair.key.commentBefore}`
                        : item.commentBefore;
                if (item.comment) {
                    const cn = pair.value ?? pair.key;
                    cn.comment = cn.comment
                        ? `${item.comment}\n${cn.comment}`
                        : item.comment;
                }
                item = pair;
            }
            seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
    }
    else
        onError('Expected a sequence for this tag');
    return seq;
}
function createPairs(schema, iterable, ctx) {
    const { replacer } = ctx;
    const pairs = new YAMLSeq.YAMLSeq(schema);
    pairs.tag = 'tag:yaml.org,2002:pairs';
    let i = 0;
    if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
            if (typeof replacer === 'function')
                it = replacer.call(iterable, String(i++), it);
            let key, value;
            if (Array.isArray(it)) {
                if (it.length === 2) {
                    key = it[0];
                    value = it[1];
                }
                else
                    throw new TypeError(`Expected [key, value] tuple: ${it}`);
            }
            else if (it && it instanceof Object) {
                const keys = Object.keys(it);
                if (keys.length === 1) {
                    key = keys[0];
                    value = it[key];
                }
                else {
                    throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
                }
            }
            else {
                key = it;
            }
            pairs.items.push(Pair.createPair(key, value, ctx));
        }
    return pairs;
}
const pairs = {
    collection: 'seq',
    default: false,
    tag: 'tag:yaml.org,2002:pairs',
    resolve: resolvePairs,
    createNode: createPairs
};

exports.createPairs = createPairs;
exports.pairs = pairs;
exports.resolvePairs = resolvePairs;


/***/ }),

/***/ 5913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var binary = __nccwpck_require__(6083);
var bool = __nccwpck_require__(8398);
var float = __nccwpck_require__(5782);
var int = __nccwpck_require__(873);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.trueTag,
    bool.falseTag,
    int.intBin,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float,
    binary.binary,
    merge.merge,
    omap.omap,
    pairs.pairs,
    set.set,
    timestamp.intTime,
    timestamp.floatTime,
    timestamp.timestamp
];

exports.schema = schema;


/***/ }),

/***/ 1528:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);

class YAMLSet extends YAMLMap.YAMLMap {
    constructor(schema) {
        super(schema);
        this.tag = YAMLSet.tag;
    }
    add(key) {
        let pair;
        if (identity.isPair(key))
            pair = key;
        else if (key &&
            typeof key === 'object' &&
            'key' in key &&
            'value' in key &&
            key.value === null)
            pair = new Pair.Pair(key.key, null);
        else
            pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
            this.items.push(pair);
    }
    /**
     * If `keepPair` is `true`, returns the Pair matching `key`.
     * Otherwise, returns the value of that Pair's key.
     */
    get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair)
            ? identity.isScalar(pair.key)
                ? pair.key.value
                : pair.key
            : pair;
    }
    set(key, value) {
        if (typeof value !== 'boolean')
            throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
            this.items.splice(this.items.indexOf(prev), 1);
        }
        else if (!prev && value) {
            this.items.push(new Pair.Pair(key));
        }
    }
    toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        if (this.hasAllNullValues(true))
            return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
            throw new Error('Set items must all have null values');
    }
    static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
            for (let value of iterable) {
                if (typeof replacer === 'function')
                    value = replacer.call(iterable, value, value);
                set.items.push(Pair.createPair(value, null, ctx));
            }
        return set;
    }
}
YAMLSet.tag = 'tag:yaml.org,2002:set';
const set = {
    collection: 'map',
    identify: value => value instanceof Set,
    nodeClass: YAMLSet,
    default: false,
    tag: 'tag:yaml.org,2002:set',
    createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
    resolve(map, onError) {
        if (identity.isMap(map)) {
            if (map.hasAllNullValues(true))
                return Object.assign(new YAMLSet(), map);
            else
                onError('Set items must all have null values');
        }
        else
            onError('Expected a mapping for this tag');
        return map;
    }
};

exports.YAMLSet = YAMLSet;
exports.set = set;


/***/ }),

/***/ 6752:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

/** Internal types handle bigint as number, because TS can't figure it out. */
function parseSexagesimal(str, asBigInt) {
    const sign = str[0];
    const parts = sign === '-' || sign === '+' ? str.substring(1) : str;
    const num = (n) => asBigInt ? BigInt(n) : Number(n);
    const res = parts
        .replace(/_/g, '')
        .split(':')
        .reduce((res, p) => res * num(60) + num(p), num(0));
    return (sign === '-' ? num(-1) * res : res);
}
/**
 * hhhh:mm:ss.sss
 *
 * Internal types handle bigint as number, because TS can't figure it out.
 */
function stringifySexagesimal(node) {
    let { value } = node;
    let num = (n) => n;
    if (typeof value === 'bigint')
        num = n => BigInt(n);
    else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
    let sign = '';
    if (value < 0) {
        sign = '-';
        value *= num(-1);
    }
    const _60 = num(60);
    const parts = [value % _60]; // seconds, including ms
    if (value < 60) {
        parts.unshift(0); // at least one : is required
    }
    else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60); // minutes
        if (value >= 60) {
            value = (value - parts[0]) / _60;
            parts.unshift(value); // hours
        }
    }
    return (sign +
        parts
            .map(n => String(n).padStart(2, '0'))
            .join(':')
            .replace(/000000\d*$/, '') // % 60 may introduce error
    );
}
const intTime = {
    identify: value => typeof value === 'bigint' || Number.isInteger(value),
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
    resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
    stringify: stringifySexagesimal
};
const floatTime = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
    resolve: str => parseSexagesimal(str, false),
    stringify: stringifySexagesimal
};
const timestamp = {
    identify: value => value instanceof Date,
    default: true,
    tag: 'tag:yaml.org,2002:timestamp',
    // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
    // may be omitted altogether, resulting in a date format. In such a case, the time part is
    // assumed to be 00:00:00Z (start of day, UTC).
    test: RegExp('^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})' + // YYYY-Mm-Dd
        '(?:' + // time is optional
        '(?:t|T|[ \\t]+)' + // t | T | whitespace
        '([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)' + // Hh:Mm:Ss(.ss)?
        '(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?' + // Z | +5 | -03:30
        ')?$'),
    resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
            throw new Error('!!timestamp expects a date, starting with yyyy-mm-dd');
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + '00').substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== 'Z') {
            let d = parseSexagesimal(tz, false);
            if (Math.abs(d) < 30)
                d *= 60;
            date -= 60000 * d;
        }
        return new Date(date);
    },
    stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, '') ?? ''
};

exports.floatTime = floatTime;
exports.intTime = intTime;
exports.timestamp = timestamp;


/***/ }),

/***/ 4475:
/***/ ((__unused_webpack_module, exports) => {



const FOLD_FLOW = 'flow';
const FOLD_BLOCK = 'block';
const FOLD_QUOTED = 'quoted';
/**
 * Tries to keep input at up to `lineWidth` characters, splitting only on spaces
 * not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
 * terminated with `\n` and started with `indent`.
 */
function foldFlowLines(text, indent, mode = 'flow', { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
    if (!lineWidth || lineWidth < 0)
        return text;
    if (lineWidth < minContentWidth)
        minContentWidth = 0;
    const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
    if (text.length <= endStep)
        return text;
    const folds = [];
    const escapedFolds = {};
    let end = lineWidth - indent.length;
    if (typeof indentAtStart === 'number') {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
            folds.push(0);
        else
            end = lineWidth - indentAtStart;
    }
    let split = undefined;
    let prev = undefined;
    let overflow = false;
    let i = -1;
    let escStart = -1;
    let escEnd = -1;
    if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
            end = i + endStep;
    }
    for (let ch; (ch = text[(i += 1)]);) {
        if (mode === FOLD_QUOTED && ch === '\\') {
            escStart = i;
            switch (text[i + 1]) {
                case 'x':
                    i += 3;
                    break;
                case 'u':
                    i += 5;
                    break;
                case 'U':
                    i += 9;
                    break;
                default:
                    i += 1;
            }
            escEnd = i;
        }
        if (ch === '\n') {
            if (mode === FOLD_BLOCK)
                i = consumeMoreIndentedLines(text, i, indent.length);
            end = i + indent.length + endStep;
            split = undefined;
        }
        else {
            if (ch === ' ' &&
                prev &&
                prev !== ' ' &&
                prev !== '\n' &&
                prev !== '\t') {
                // space surrounded by non-space can be replaced with newline + indent
                const next = text[i + 1];
                if (next && next !== ' ' && next !== '\n' && next !== '\t')
                    split = i;
            }
            if (i >= end) {
                if (split) {
                    folds.push(split);
                    end = split + endStep;
                    split = undefined;
                }
                else if (mode === FOLD_QUOTED) {
                    // white-space collected at end may stretch past lineWidth
                    while (prev === ' ' || prev === '\t') {
                        prev = ch;
                        ch = text[(i += 1)];
                        overflow = true;
                    }
                    // Account for newline escape, but don't break preceding escape
                    const j = i > escEnd + 1 ? i - 2 : escStart - 1;
                    // Bail out if lineWidth & minContentWidth are shorter than an escape string
                    if (escapedFolds[j])
                        return text;
                    folds.push(j);
                    escapedFolds[j] = true;
                    end = j + endStep;
                    split = undefined;
                }
                else {
                    overflow = true;
                }
            }
        }
        prev = ch;
    }
    if (overflow && onOverflow)
        onOverflow();
    if (folds.length === 0)
        return text;
    if (onFold)
        onFold();
    let res = text.slice(0, folds[0]);
    for (let i = 0; i < folds.length; ++i) {
        const fold = folds[i];
        const end = folds[i + 1] || text.length;
        if (fold === 0)
            res = `\n${indent}${text.slice(0, end)}`;
        else {
            if (mode === FOLD_QUOTED && escapedFolds[fold])
                res += `${text[fold]}\\`;
            res += `\n${indent}${text.slice(fold + 1, end)}`;
        }
    }
    return res;
}
/**
 * Presumes `i + 1` is at the start of a line
 * @returns index of last newline in more-indented block
 */
function consumeMoreIndentedLines(text, i, indent) {
    let end = i;
    let start = i + 1;
    let ch = text[start];
    while (ch === ' ' || ch === '\t') {
        if (i < start + indent) {
            ch = text[++i];
        }
        else {
            do {
                ch = text[++i];
            } while (ch && ch !== '\n');
            end = i;
            start = i + 1;
            ch = text[start];
        }
    }
    return end;
}

exports.FOLD_BLOCK = FOLD_BLOCK;
exports.FOLD_FLOW = FOLD_FLOW;
exports.FOLD_QUOTED = FOLD_QUOTED;
exports.foldFlowLines = foldFlowLines;


/***/ }),

/***/ 2148:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var identity = __nccwpck_require__(1127);
var stringifyComment = __nccwpck_require__(9799);
var stringifyString = __nccwpck_require__(3069);

function createStringifyContext(doc, options) {
    const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: 'PLAIN',
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: 'false',
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: 'null',
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: 'true',
        verifyAliasOrder: true
    }, doc.schema.toStringOptions, options);
    let inFlow;
    switch (opt.collectionStyle) {
        case 'block':
            inFlow = false;
            break;
        case 'flow':
            inFlow = true;
            break;
        default:
            inFlow = null;
    }
    return {
        anchors: new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? ' ' : '',
        indent: '',
        indentStep: typeof opt.indent === 'number' ? ' '.repeat(opt.indent) : '  ',
        inFlow,
        options: opt
    };
}
function getTagObject(tags, item) {
    if (item.tag) {
        const match = tags.filter(t => t.tag === item.tag);
        if (match.length > 0)
            return match.find(t => t.format === item.format) ?? match[0];
    }
    let tagObj = undefined;
    let obj;
    if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter(t => t.identify?.(obj));
        if (match.length > 1) {
            const testMatch = match.filter(t => t.test);
            if (testMatch.length > 0)
                match = testMatch;
        }
        tagObj =
            match.find(t => t.format === item.format) ?? match.find(t => !t.format);
    }
    else {
        obj = item;
        tagObj = tags.find(t => t.nodeClass && obj instanceof t.nodeClass);
    }
    if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? 'null' : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
    }
    return tagObj;
}
// needs to be called before value stringifier to allow for circular anchor refs
function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
    if (!doc.directives)
        return '';
    const props = [];
    const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
    if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
    }
    const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
    if (tag)
        props.push(doc.directives.tagString(tag));
    return props.join(' ');
}
function stringify(item, ctx, onComment, onChompKeep) {
    if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
    if (identity.isAlias(item)) {
        if (ctx.doc.directives)
            return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
            throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        }
        else {
            if (ctx.resolvedAliases)
                ctx.resolvedAliases.add(item);
            else
                ctx.resolvedAliases = new Set([item]);
            item = item.resolve(ctx.doc);
        }
    }
    let tagObj = undefined;
    const node = identity.isNode(item)
        ? item
        : ctx.doc.createNode(item, { onTagObj: o => (tagObj = o) });
    tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
    const props = stringifyProps(node, tagObj, ctx);
    if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
    const str = typeof tagObj.stringify === 'function'
        ? tagObj.stringify(node, ctx, onComment, onChompKeep)
        : identity.isScalar(node)
            ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep)
            : node.toString(ctx, onComment, onChompKeep);
    if (!props)
        return str;
    return identity.isScalar(node) || str[0] === '{' || str[0] === '['
        ? `${props} ${str}`
        : `${props}\n${ctx.indent}${str}`;
}

exports.createStringifyContext = createStringifyContext;
exports.stringify = stringify;


/***/ }),

/***/ 1212:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyCollection(collection, ctx, options) {
    const flow = ctx.inFlow ?? collection.flow;
    const stringify = flow ? stringifyFlowCollection : stringifyBlockCollection;
    return stringify(collection, ctx, options);
}
function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
    const { indent, options: { commentString } } = ctx;
    const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
    let chompKeep = false; // flag for the preceding node's status
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (!chompKeep && item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (!chompKeep && ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
            }
        }
        chompKeep = false;
        let str = stringify.stringify(item, itemCtx, () => (comment = null), () => (chompKeep = true));
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        if (chompKeep && comment)
            chompKeep = false;
        lines.push(blockItemPrefix + str);
    }
    let str;
    if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
    }
    else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
            const line = lines[i];
            str += line ? `\n${indent}${line}` : '\n';
        }
    }
    if (comment) {
        str += '\n' + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
            onComment();
    }
    else if (chompKeep && onChompKeep)
        onChompKeep();
    return str;
}
function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
    const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
    itemIndent += indentStep;
    const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
    });
    let reqNewline = false;
    let linesAtValue = 0;
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, false);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, false);
                if (ik.comment)
                    reqNewline = true;
            }
            const iv = identity.isNode(item.value) ? item.value : null;
            if (iv) {
                if (iv.comment)
                    comment = iv.comment;
                if (iv.commentBefore)
                    reqNewline = true;
            }
            else if (item.value == null && ik?.comment) {
                comment = ik.comment;
            }
        }
        if (comment)
            reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => (comment = null));
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes('\n'));
        if (i < items.length - 1) {
            str += ',';
        }
        else if (ctx.options.trailingComma) {
            if (ctx.options.lineWidth > 0) {
                reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) +
                    (str.length + 2) >
                    ctx.options.lineWidth);
            }
            if (reqNewline) {
                str += ',';
            }
        }
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
    }
    const { start, end } = flowChars;
    if (lines.length === 0) {
        return start + end;
    }
    else {
        if (!reqNewline) {
            const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
            reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
            let str = start;
            for (const line of lines)
                str += line ? `\n${indentStep}${indent}${line}` : '\n';
            return `${str}\n${indent}${end}`;
        }
        else {
            return `${start}${fcPadding}${lines.join(' ')}${fcPadding}${end}`;
        }
    }
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
    if (comment && chompKeep)
        comment = comment.replace(/^\n+/, '');
    if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart()); // Avoid double indent on first line
    }
}

exports.stringifyCollection = stringifyCollection;


/***/ }),

/***/ 9799:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringifies a comment.
 *
 * Empty comment lines are left empty,
 * lines consisting of a single space are replaced by `#`,
 * and all other lines are prefixed with a `#`.
 */
const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, '#');
function indentComment(comment, indent) {
    if (/^\n+$/.test(comment))
        return comment.substring(1);
    return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
const lineComment = (str, indent, comment) => str.endsWith('\n')
    ? indentComment(comment, indent)
    : comment.includes('\n')
        ? '\n' + indentComment(comment, indent)
        : (str.endsWith(' ') ? '' : ' ') + comment;

exports.indentComment = indentComment;
exports.lineComment = lineComment;
exports.stringifyComment = stringifyComment;


/***/ }),

/***/ 6829:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyDocument(doc, options) {
    const lines = [];
    let hasDirectives = options.directives === true;
    if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
            lines.push(dir);
            hasDirectives = true;
        }
        else if (doc.directives.docStart)
            hasDirectives = true;
    }
    if (hasDirectives)
        lines.push('---');
    const ctx = stringify.createStringifyContext(doc, options);
    const { commentString } = ctx.options;
    if (doc.commentBefore) {
        if (lines.length !== 1)
            lines.unshift('');
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ''));
    }
    let chompKeep = false;
    let contentComment = null;
    if (doc.contents) {
        if (identity.isNode(doc.contents)) {
            if (doc.contents.spaceBefore && hasDirectives)
                lines.push('');
            if (doc.contents.commentBefore) {
                const cs = commentString(doc.contents.commentBefore);
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            // top-level block scalars need to be indented if followed by a comment
            ctx.forceBlockIndent = !!doc.comment;
            contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? undefined : () => (chompKeep = true);
        let body = stringify.stringify(doc.contents, ctx, () => (contentComment = null), onChompKeep);
        if (contentComment)
            body += stringifyComment.lineComment(body, '', commentString(contentComment));
        if ((body[0] === '|' || body[0] === '>') &&
            lines[lines.length - 1] === '---') {
            // Top-level block scalars with a preceding doc marker ought to use the
            // same line for their header.
            lines[lines.length - 1] = `--- ${body}`;
        }
        else
            lines.push(body);
    }
    else {
        lines.push(stringify.stringify(doc.contents, ctx));
    }
    if (doc.directives?.docEnd) {
        if (doc.comment) {
            const cs = commentString(doc.comment);
            if (cs.includes('\n')) {
                lines.push('...');
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            else {
                lines.push(`... ${cs}`);
            }
        }
        else {
            lines.push('...');
        }
    }
    else {
        let dc = doc.comment;
        if (dc && chompKeep)
            dc = dc.replace(/^\n+/, '');
        if (dc) {
            if ((!chompKeep || contentComment) && lines[lines.length - 1] !== '')
                lines.push('');
            lines.push(stringifyComment.indentComment(commentString(dc), ''));
        }
    }
    return lines.join('\n') + '\n';
}

exports.stringifyDocument = stringifyDocument;


/***/ }),

/***/ 8689:
/***/ ((__unused_webpack_module, exports) => {



function stringifyNumber({ format, minFractionDigits, tag, value }) {
    if (typeof value === 'bigint')
        return String(value);
    const num = typeof value === 'number' ? value : Number(value);
    if (!isFinite(num))
        return isNaN(num) ? '.nan' : num < 0 ? '-.inf' : '.inf';
    let n = Object.is(value, -0) ? '-0' : JSON.stringify(value);
    if (!format &&
        minFractionDigits &&
        (!tag || tag === 'tag:yaml.org,2002:float') &&
        /^-?\d/.test(n) &&
        !n.includes('e')) {
        let i = n.indexOf('.');
        if (i < 0) {
            i = n.length;
            n += '.';
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
            n += '0';
    }
    return n;
}

exports.stringifyNumber = stringifyNumber;


/***/ }),

/***/ 9748:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
    const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
    let keyComment = (identity.isNode(key) && key.comment) || null;
    if (simpleKeys) {
        if (keyComment) {
            throw new Error('With simple keys, key nodes cannot have comments');
        }
        if (identity.isCollection(key) || (!identity.isNode(key) && typeof key === 'object')) {
            const msg = 'With simple keys, collection cannot be used as a key value';
            throw new Error(msg);
        }
    }
    let explicitKey = !simpleKeys &&
        (!key ||
            (keyComment && value == null && !ctx.inFlow) ||
            identity.isCollection(key) ||
            (identity.isScalar(key)
                ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL
                : typeof key === 'object'));
    ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
    });
    let keyCommentDone = false;
    let chompKeep = false;
    let str = stringify.stringify(key, ctx, () => (keyCommentDone = true), () => (chompKeep = true));
    if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
            throw new Error('With simple keys, single line scalar must not span more than 1024 characters');
        explicitKey = true;
    }
    if (ctx.inFlow) {
        if (allNullValues || value == null) {
            if (keyCommentDone && onComment)
                onComment();
            return str === '' ? '?' : explicitKey ? `? ${str}` : str;
        }
    }
    else if ((allNullValues && !simpleKeys) || (value == null && explicitKey)) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        }
        else if (chompKeep && onChompKeep)
            onChompKeep();
        return str;
    }
    if (keyCommentDone)
        keyComment = null;
    if (explicitKey) {
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}\n${indent}:`;
    }
    else {
        str = `${str}:`;
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
    }
    let vsb, vcb, valueComment;
    if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
    }
    else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === 'object')
            value = doc.createNode(value);
    }
    ctx.implicitKey = false;
    if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
    chompKeep = false;
    if (!indentSeq &&
        indentStep.length >= 2 &&
        !ctx.inFlow &&
        !explicitKey &&
        identity.isSeq(value) &&
        !value.flow &&
        !value.tag &&
        !value.anchor) {
        // If indentSeq === false, consider '- ' as part of indentation where possible
        ctx.indent = ctx.indent.substring(2);
    }
    let valueCommentDone = false;
    const valueStr = stringify.stringify(value, ctx, () => (valueCommentDone = true), () => (chompKeep = true));
    let ws = ' ';
    if (keyComment || vsb || vcb) {
        ws = vsb ? '\n' : '';
        if (vcb) {
            const cs = commentString(vcb);
            ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === '' && !ctx.inFlow) {
            if (ws === '\n' && valueComment)
                ws = '\n\n';
        }
        else {
            ws += `\n${ctx.indent}`;
        }
    }
    else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf('\n');
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
            let hasPropsLine = false;
            if (hasNewline && (vs0 === '&' || vs0 === '!')) {
                let sp0 = valueStr.indexOf(' ');
                if (vs0 === '&' &&
                    sp0 !== -1 &&
                    sp0 < nl0 &&
                    valueStr[sp0 + 1] === '!') {
                    sp0 = valueStr.indexOf(' ', sp0 + 1);
                }
                if (sp0 === -1 || nl0 < sp0)
                    hasPropsLine = true;
            }
            if (!hasPropsLine)
                ws = `\n${ctx.indent}`;
        }
    }
    else if (valueStr === '' || valueStr[0] === '\n') {
        ws = '';
    }
    str += ws + valueStr;
    if (ctx.inFlow) {
        if (valueCommentDone && onComment)
            onComment();
    }
    else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
    }
    else if (chompKeep && onChompKeep) {
        onChompKeep();
    }
    return str;
}

exports.stringifyPair = stringifyPair;


/***/ }),

/***/ 3069:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var foldFlowLines = __nccwpck_require__(4475);

const getFoldOptions = (ctx, isBlock) => ({
    indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
    lineWidth: ctx.options.lineWidth,
    minContentWidth: ctx.options.minContentWidth
});
// Also checks for lines starting with %, as parsing the output as YAML 1.1 will
// presume that's starting a new document.
const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
    if (!lineWidth || lineWidth < 0)
        return false;
    const limit = lineWidth - indentLength;
    const strLen = str.length;
    if (strLen <= limit)
        return false;
    for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === '\n') {
            if (i - start > limit)
                return true;
            start = i + 1;
            if (strLen - start <= limit)
                return false;
        }
    }
    return true;
}
function doubleQuotedString(value, ctx) {
    const json = JSON.stringify(value);
    if (ctx.options.doubleQuotedAsJSON)
        return json;
    const { implicitKey } = ctx;
    const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    let str = '';
    let start = 0;
    for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === ' ' && json[i + 1] === '\\' && json[i + 2] === 'n') {
            // space before newline needs to be escaped to not be folded
            str += json.slice(start, i) + '\\ ';
            i += 1;
            start = i;
            ch = '\\';
        }
        if (ch === '\\')
            switch (json[i + 1]) {
                case 'u':
                    {
                        str += json.slice(start, i);
                        const code = json.substr(i + 2, 4);
                        switch (code) {
                            case '0000':
                                str += '\\0';
                                break;
                            case '0007':
                                str += '\\a';
                                break;
                            case '000b':
                                str += '\\v';
                                break;
                            case '001b':
                                str += '\\e';
                                break;
                            case '0085':
                                str += '\\N';
                                break;
                            case '00a0':
                                str += '\\_';
                                break;
                            case '2028':
                                str += '\\L';
                                break;
                            case '2029':
                                str += '\\P';
                                break;
                            default:
                                if (code.substr(0, 2) === '00')
                                    str += '\\x' + code.substr(2);
                                else
                                    str += json.substr(i, 6);
                        }
                        i += 5;
                        start = i + 1;
                    }
                    break;
                case 'n':
                    if (implicitKey ||
                        json[i + 2] === '"' ||
                        json.length < minMultiLineLength) {
                        i += 1;
                    }
                    else {
                        // folding will eat first newline
                        str += json.slice(start, i) + '\n\n';
                        while (json[i + 2] === '\\' &&
                            json[i + 3] === 'n' &&
                            json[i + 4] !== '"') {
                            str += '\n';
                            i += 2;
                        }
                        str += indent;
                        // space after newline needs to be escaped to not be folded
                        if (json[i + 2] === ' ')
                            str += '\\';
                        i += 1;
                        start = i + 1;
                    }
                    break;
                default:
                    i += 1;
            }
    }
    str = start ? str + json.slice(start) : json;
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
    if (ctx.options.singleQuote === false ||
        (ctx.implicitKey && value.includes('\n')) ||
        /[ \t]\n|\n[ \t]/.test(value) // single quoted string can't have leading or trailing whitespace around newline
    )
        return doubleQuotedString(value, ctx);
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
    return ctx.implicitKey
        ? res
        : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
    const { singleQuote } = ctx.options;
    let qs;
    if (singleQuote === false)
        qs = doubleQuotedString;
    else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
            qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
            qs = doubleQuotedString;
        else
            qs = singleQuote ? singleQuotedString : doubleQuotedString;
    }
    return qs(value, ctx);
}
// The negative lookbehind avoids a polynomial search,
// but isn't supported yet on Safari: https://caniuse.com/js-regexp-lookbehind
let blockEndNewlines;
try {
    blockEndNewlines = new RegExp('(^|(?<!\n))\n+(?!\n|$)', 'g');
}
catch {
    blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
    const { blockQuote, commentString, lineWidth } = ctx.options;
    // 1. Block can't end in whitespace unless the last line is non-empty.
    // 2. Strings consisting of only whitespace are best rendered explicitly.
    if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
    }
    const indent = ctx.indent ||
        (ctx.forceBlockIndent || containsDocumentMarker(value) ? '  ' : '');
    const literal = blockQuote === 'literal'
        ? true
        : blockQuote === 'folded' || type === Scalar.Scalar.BLOCK_FOLDED
            ? false
            : type === Scalar.Scalar.BLOCK_LITERAL
                ? true
                : !lineLengthOverLimit(value, lineWidth, indent.length);
    if (!value)
        return literal ? '|\n' : '>\n';
    // determine chomping from whitespace at value end
    let chomp;
    let endStart;
    for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== '\n' && ch !== '\t' && ch !== ' ')
            break;
    }
    let end = value.substring(endStart);
    const endNlPos = end.indexOf('\n');
    if (endNlPos === -1) {
        chomp = '-'; // strip
    }
    else if (value === end || endNlPos !== end.length - 1) {
        chomp = '+'; // keep
        if (onChompKeep)
            onChompKeep();
    }
    else {
        chomp = ''; // clip
    }
    if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === '\n')
            end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
    }
    // determine indent indicator from whitespace at value start
    let startWithSpace = false;
    let startEnd;
    let startNlPos = -1;
    for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === ' ')
            startWithSpace = true;
        else if (ch === '\n')
            startNlPos = startEnd;
        else
            break;
    }
    let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
    if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
    }
    const indentSize = indent ? '2' : '1'; // root is at -1
    // Leading | or > is added later
    let header = (startWithSpace ? indentSize : '') + chomp;
    if (comment) {
        header += ' ' + commentString(comment.replace(/ ?[\r\n]+/g, ' '));
        if (onComment)
            onComment();
    }
    if (!literal) {
        const foldedValue = value
            .replace(/\n+/g, '\n$&')
            .replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, '$1$2') // more-indented lines aren't folded
            //                ^ more-ind. ^ empty     ^ capture next empty lines only at end of indent
            .replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== 'folded' && type !== Scalar.Scalar.BLOCK_FOLDED) {
            foldOptions.onOverflow = () => {
                literalFallback = true;
            };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
            return `>${header}\n${indent}${body}`;
    }
    value = value.replace(/\n+/g, `$&${indent}`);
    return `|${header}\n${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
    const { type, value } = item;
    const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
    if ((implicitKey && value.includes('\n')) ||
        (inFlow && /[[\]{},]/.test(value))) {
        return quotedString(value, ctx);
    }
    if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        // not allowed:
        // - '-' or '?'
        // - start with an indicator character (except [?:-]) or /[?-] /
        // - '\n ', ': ' or ' \n' anywhere
        // - '#' not preceded by a non-space char
        // - end with ' ' or ':'
        return implicitKey || inFlow || !value.includes('\n')
            ? quotedString(value, ctx)
            : blockString(item, ctx, onComment, onChompKeep);
    }
    if (!implicitKey &&
        !inFlow &&
        type !== Scalar.Scalar.PLAIN &&
        value.includes('\n')) {
        // Where allowed & type not set explicitly, prefer block style for multiline strings
        return blockString(item, ctx, onComment, onChompKeep);
    }
    if (containsDocumentMarker(value)) {
        if (indent === '') {
            ctx.forceBlockIndent = true;
            return blockString(item, ctx, onComment, onChompKeep);
        }
        else if (implicitKey && indent === indentStep) {
            return quotedString(value, ctx);
        }
    }
    const str = value.replace(/\n+/g, `$&\n${indent}`);
    // Verify that output will be parsed as a string, as e.g. plain numbers and
    // booleans get parsed with those types in v1.2 (e.g. '42', 'true' & '0.9e-3'),
    // and others in v1.1.
    if (actualString) {
        const test = (tag) => tag.default && tag.tag !== 'tag:yaml.org,2002:str' && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
            return quotedString(value, ctx);
    }
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString(item, ctx, onComment, onChompKeep) {
    const { implicitKey, inFlow } = ctx;
    const ss = typeof item.value === 'string'
        ? item
        : Object.assign({}, item, { value: String(item.value) });
    let { type } = item;
    if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        // force double quotes on control characters & unpaired surrogates
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
            type = Scalar.Scalar.QUOTE_DOUBLE;
    }
    const _stringify = (_type) => {
        switch (_type) {
            case Scalar.Scalar.BLOCK_FOLDED:
            case Scalar.Scalar.BLOCK_LITERAL:
                return implicitKey || inFlow
                    ? quotedString(ss.value, ctx) // blocks are not valid inside flow containers
                    : blockString(ss, ctx, onComment, onChompKeep);
            case Scalar.Scalar.QUOTE_DOUBLE:
                return doubleQuotedString(ss.value, ctx);
            case Scalar.Scalar.QUOTE_SINGLE:
                return singleQuotedString(ss.value, ctx);
            case Scalar.Scalar.PLAIN:
                return plainString(ss, ctx, onComment, onChompKeep);
            default:
                return null;
        }
    };
    let res = _stringify(type);
    if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = (implicitKey && defaultKeyType) || defaultStringType;
        res = _stringify(t);
        if (res === null)
            throw new Error(`Unsupported default string type ${t}`);
    }
    return res;
}

exports.stringifyString = stringifyString;


/***/ }),

/***/ 204:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove node');
/**
 * Apply a visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
function visit(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        visit_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current node */
visit.SKIP = SKIP;
/** Remove the current node */
visit.REMOVE = REMOVE;
function visit_(key, node, visitor, path) {
    const ctrl = callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = visit_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = visit_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = visit_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
/**
 * Apply an async visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `Promise`: Must resolve to one of the following values
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
async function visitAsync(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visitAsync.BREAK = BREAK;
/** Do not visit the children of the current node */
visitAsync.SKIP = SKIP;
/** Remove the current node */
visitAsync.REMOVE = REMOVE;
async function visitAsync_(key, node, visitor, path) {
    const ctrl = await callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = await visitAsync_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = await visitAsync_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = await visitAsync_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
function initVisitor(visitor) {
    if (typeof visitor === 'object' &&
        (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
            Alias: visitor.Node,
            Map: visitor.Node,
            Scalar: visitor.Node,
            Seq: visitor.Node
        }, visitor.Value && {
            Map: visitor.Value,
            Scalar: visitor.Value,
            Seq: visitor.Value
        }, visitor.Collection && {
            Map: visitor.Collection,
            Seq: visitor.Collection
        }, visitor);
    }
    return visitor;
}
function callVisitor(key, node, visitor, path) {
    if (typeof visitor === 'function')
        return visitor(key, node, path);
    if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
    if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
    if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
    if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
    if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
    return undefined;
}
function replaceNode(key, path, node) {
    const parent = path[path.length - 1];
    if (identity.isCollection(parent)) {
        parent.items[key] = node;
    }
    else if (identity.isPair(parent)) {
        if (key === 'key')
            parent.key = node;
        else
            parent.value = node;
    }
    else if (identity.isDocument(parent)) {
        parent.contents = node;
    }
    else {
        const pt = identity.isAlias(parent) ? 'alias' : 'scalar';
        throw new Error(`Cannot replace node with ${pt} parent`);
    }
}

exports.visit = visit;
exports.visitAsync = visitAsync;


/***/ }),

/***/ 8330:
/***/ ((module) => {

module.exports = {"rE":"0.1.0"};

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(5581);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
