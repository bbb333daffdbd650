"use strict";
exports.id = 722;
exports.ids = [722];
exports.modules = {

/***/ 4722:
/***/ (function (__unused_webpack_module, __webpack_exports__, __webpack_require__) {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gitHubOf: () => (/* binding */ gitHubOf)
});

// UNUSED EXPORTS: buildGitHub

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
;// CONCATENATED MODULE: ./src/host/github-failure.ts

const MAX_REASON = 500;
/** GitHub's message and reasons, from the text of an answer. */
function reasonOf(text) {
    const json = jsonOf(text);
    if (typeof json !== 'object' || json === null || !('message' in json))
        return clipped(plainText(text));
    const errors = 'errors' in json && Array.isArray(json.errors) ? json.errors : [];
    return clipped([String(json.message), ...errors.map(toldError)].join('; '));
}
function jsonOf(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function toldError(error) {
    if (typeof error !== 'object' || error === null)
        return String(error);
    const { message, field, code } = error;
    return typeof message === 'string' ? message : [field, code].filter(Boolean).join(' ');
}
/** A page of a proxy or a server that is down is HTML, of which the words are enough. */
function plainText(text) {
    return text
        .slice(0, 4 * MAX_REASON)
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim();
}
/** A hint may follow. */
function sentence(text) {
    return /[.!?…]$/.test(text) ? text : `${text}.`;
}
function clipped(text) {
    return text.length > MAX_REASON ? `${text.slice(0, MAX_REASON)}…` : text;
}
/** The error for what GitHub turned down, with what to do about it. */
function refusal({ doing, needs }, { status, reason }) {
    const told = reason === '' ? String(status) : `${status} ${reason}`;
    const message = sentence(`GitHub did not let Repull ${doing}: ${told}`);
    const fail = (code, hint) => new errors/* RepullError */.z2({ code, level: 'error', message, ...(hint === undefined ? {} : { hint }) });
    if (status === 401)
        return fail('permission', 'The token is wrong, expired or revoked; leave token out to use the one of the job.');
    if (status === 403 && reason.includes('not permitted to create or approve pull requests')) {
        return fail('permission', 'Tick "Allow GitHub Actions to create and approve pull requests" under Settings, Actions, General, or give the token of an app.');
    }
    if (status === 403)
        return fail('permission', permissionHint(needs));
    if (status === 404)
        return fail('permission', `It is not there, or the token may not see it. ${permissionHint(needs)}`);
    return fail('refused');
}
function permissionHint(needs) {
    return `Give the job "permissions: ${needs}"; the token of a pull request from a fork can only read.`;
}
/** The error for a GitHub that could not be asked. `why` completes "...: ". */
function unanswered({ doing }, why, hint, cause) {
    const message = sentence(`GitHub could not be asked to ${doing}: ${why}`);
    return new errors/* RepullError */.z2({ code: 'unreachable', level: 'error', message, hint }, { cause });
}

;// CONCATENATED MODULE: ./src/host/github-graphql.ts

// GraphQL's errors come with status 200; these are what REST would answer.
const STATUSES = { FORBIDDEN: 403, NOT_FOUND: 404 };
/** The data that answers a question. Errors that `expect` takes come back as a GraphQLRefused; others are raised. */
async function askGraphQL(send, question, expect = () => false) {
    const { graphqlUrl, query, variables = {}, ...purpose } = question;
    const answer = await send({ method: 'POST', path: graphqlUrl, body: { query, variables }, ...purpose });
    if ('status' in answer)
        throw refusal(question, answer);
    const { data, errors = [] } = answer.json;
    const [first] = errors;
    if (first === undefined)
        return data;
    const refused = { type: first.type ?? '', reason: errors.map(({ message }) => message).join('; ') };
    if (expect(refused))
        return refused;
    throw refusal(question, toldAsRest(refused));
}
function toldAsRest({ type, reason }) {
    return { status: STATUSES[type] ?? 422, reason };
}

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(4942);
// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(4371);
;// CONCATENATED MODULE: ./src/host/github-request.ts



const MAX_TRIES = 5;
const MAX_REDIRECTS = 5;
const TIMEOUT_MS = 30_000;
/** All waits of one request together. */
const MAX_WAIT_MS = 120_000;
const FIRST_PAUSE_MS = 500;
/** A way to GitHub with one token: it tries again where GitHub asks for that, and follows it within its own host. */
function connect(connection) {
    const { apiUrl, wait } = connection;
    const dispatcher = new lib/* HttpClient */.Qq().getAgentDispatcher(apiUrl);
    return async (request, expect = () => false) => {
        const { isRepeatable = true } = request;
        let waited = 0;
        for (let tries = 1;; tries += 1) {
            const tried = await attempt(request, connection, dispatcher);
            if ('answer' in tried) {
                const { answer } = tried;
                if (!('status' in answer) || expect(answer))
                    return answer;
                throw refusal(request, answer);
            }
            const { why, isUnclear, cause } = tried;
            const pause = tried.pause ?? FIRST_PAUSE_MS * 2 ** (tries - 1) * (1 + Math.random() / 2);
            if (isUnclear && !isRepeatable)
                throw unanswered(request, why, 'Whether it was done is not known.', cause);
            if (waited + pause > MAX_WAIT_MS) {
                const hint = `GitHub wants ${Math.ceil(pause / 1000)} s until the next request, Repull waits ${MAX_WAIT_MS / 1000} s at most. Run it again later.`;
                throw unanswered(request, why, hint, cause);
            }
            if (tries === MAX_TRIES)
                throw unanswered(request, why, `It was tried ${tries} times. See https://www.githubstatus.com, and run it again.`, cause); // prettier-ignore
            waited += pause;
            await wait(pause);
        }
    };
}
async function attempt(request, connection, dispatcher) {
    const { apiUrl, graphqlUrl } = connection;
    const origins = [apiUrl, graphqlUrl].map((known) => new URL(known).origin);
    let url = request.path.startsWith('/') ? `${apiUrl}${request.path}` : request.path;
    for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
        if (!origins.includes(originOf(url))) {
            const why = `it leads to ${originOf(url)}, where the token must not go.`;
            throw unanswered(request, why, 'Check GITHUB_API_URL.');
        }
        let response, text;
        try {
            response = await (0,undici/* fetch */.hd)(url, {
                method: request.method,
                headers: headersOf(connection, request),
                body: request.body === undefined ? null : JSON.stringify(request.body),
                // A renamed repository's pages have moved. Followed here, so that the token goes to no other host.
                redirect: 'manual',
                signal: AbortSignal.timeout(TIMEOUT_MS),
                ...(dispatcher === undefined ? {} : { dispatcher })
            });
            text = await response.text();
        }
        catch (error) {
            return { why: networkReason(error), pause: null, isUnclear: true, cause: error };
        }
        const { status, headers } = response;
        const location = headers.get('location');
        if (![301, 302, 307, 308].includes(status) || location === null)
            return judged(status, text, headers, connection);
        url = URL.canParse(location, url) ? new URL(location, url).href : location;
    }
    throw unanswered(request, `it redirects more than ${MAX_REDIRECTS} times.`, 'Check GITHUB_API_URL.');
}
function originOf(url) {
    return URL.canParse(url) ? new URL(url).origin : url;
}
function headersOf({ token, userAgent }, { body }) {
    return {
        authorization: `Bearer ${token}`,
        accept: 'application/vnd.github+json',
        'x-github-api-version': '2022-11-28',
        'user-agent': userAgent,
        ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' })
    };
}
function judged(status, text, headers, { now }) {
    if (status >= 200 && status < 300) {
        const json = text === '' ? undefined : jsonOf(text);
        if (json === undefined && status !== 204 && status !== 205)
            return { why: `the answer is not JSON: ${reasonOf(text)}`, pause: null, isUnclear: true };
        return { answer: { json, next: nextOf(headers.get('link')) } };
    }
    const refused = { status, reason: reasonOf(text) };
    const why = `${status} ${refused.reason}`;
    const limit = limitOf(status, refused.reason, headers, now);
    if (limit !== undefined)
        return { why, pause: limit, isUnclear: false };
    if (status >= 500 || status === 408)
        return { why, pause: null, isUnclear: true };
    return { answer: refused };
}
/**
 * How long GitHub wants to be left alone, if this is one of its rate limits ("Best practices for using the REST API"):
 * as long as it says or, where it does not say, a minute.
 */
function limitOf(status, reason, headers, now) {
    const after = headers.get('retry-after');
    const isSpent = headers.get('x-ratelimit-remaining') === '0';
    const isLimit = status === 429 || (status === 403 && (after !== null || isSpent || /rate limit/i.test(reason)));
    if (!isLimit)
        return undefined;
    if (after !== null && /^\d+$/.test(after))
        return Number(after) * 1000;
    const reset = Number(headers.get('x-ratelimit-reset') ?? NaN) * 1000 - now();
    return isSpent && !Number.isNaN(reset) ? Math.max(1000, reset) : 60_000;
}
function nextOf(link) {
    return /<([^>]*)>;\s*rel="next"/.exec(link ?? '')?.[1];
}
/** fetch says "fetch failed", and why in the cause. */
function networkReason(error) {
    if (!(error instanceof Error))
        return String(error);
    if (error.name === 'TimeoutError')
        return `no answer within ${TIMEOUT_MS / 1000} s`;
    return error.cause instanceof Error ? error.cause.message : error.message;
}
/** What GitHub answers, in the form that its description gives for the route. */
async function asked(send, request) {
    return (await send(request)).json;
}
function pathOf(name) {
    return `/repos/${name.split('/').map(encodeURIComponent).join('/')}`;
}

// EXTERNAL MODULE: ./src/host/refusal.ts
var host_refusal = __webpack_require__(4978);
;// CONCATENATED MODULE: ./src/host/github-commits.ts




const COMMIT_ON_BRANCH = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;
const UPDATE_REFS = `mutation ($input: UpdateRefsInput!) {
  updateRefs(input: $input) { clientMutationId }
}`;
const READ = 'contents: read';
const WRITE = 'contents: write';
/** As many files as GitHub lists of a comparison. */
const MAX_FILES = 300;
/** What stands for no commit. */
const NOTHING = '0'.repeat(40);
const WRITING = { doing: 'write to the branch', needs: WRITE };
/** Commits and branches of one repository, made by GitHub itself. */
function commitsOf(send, name, graphqlUrl) {
    const git = `${pathOf(name)}/git`;
    let nodeId;
    /** Sets several branches at once, each only where it is still what it is known to be. */
    async function updateRefs(update) {
        nodeId ??= (await asked(send, {
            method: 'GET',
            path: pathOf(name),
            doing: `look at ${name}`,
            needs: READ
        })).node_id;
        const variables = { input: { repositoryId: nodeId, refUpdates: [update] } };
        const answer = await askGraphQL(send, { graphqlUrl, query: UPDATE_REFS, variables, ...WRITING, isRepeatable: false }, () => true);
        return isRefused(answer) ? sentOf(answer) : undefined;
    }
    return {
        async ahead(base, head) {
            const path = `${pathOf(name)}/compare/${encodeURIComponent(base)}...${encodeURIComponent(head)}`;
            const doing = `compare the branches of ${name}`;
            const json = await asked(send, { method: 'GET', path, doing, needs: READ });
            const commits = json.commits.map(({ sha, commit }) => ({
                commit: sha,
                message: commit.message,
                committer: commit.committer?.email ?? ''
            }));
            const { files = [] } = json;
            return {
                commits,
                files: files.flatMap(({ filename, previous_filename: old }) => [
                    filename,
                    ...(old === undefined ? [] : [old])
                ]),
                behind: json.behind_by,
                complete: commits.length === json.total_commits && files.length < MAX_FILES
            };
        },
        async commitOnBranch(branch, expected, message, files) {
            const [headline = '', ...rest] = message.split('\n');
            const additions = files.map(({ path, bytes }) => ({ path, contents: base64(bytes) }));
            const input = {
                branch: { repositoryNameWithOwner: name, branchName: branch },
                expectedHeadOid: expected,
                message: { headline, body: rest.join('\n').trim() },
                // An empty list is an error here.
                fileChanges: { additions }
            };
            const question = { graphqlUrl, query: COMMIT_ON_BRANCH, variables: { input }, ...WRITING };
            return settled(async () => {
                const answer = await askGraphQL(send, { ...question, isRepeatable: false }, () => true);
                if (isRefused(answer))
                    return sentOf(answer);
                const { createCommitOnBranch } = answer;
                return { kind: 'accepted', commit: createCommitOnBranch.commit.oid };
            });
        },
        async createCommit(parent, message, files) {
            const post = async (kind, body) => asked(send, {
                method: 'POST',
                path: `${git}/${kind}`,
                body,
                doing: `commit to ${name}`,
                needs: WRITE
            });
            const { tree: before } = await readCommit(parent);
            const entries = [];
            for (const { path, mode, bytes } of files) {
                const content = { content: base64(bytes), encoding: 'base64' };
                const { sha } = await post('blobs', content);
                entries.push({ path, mode: treeMode(mode), type: 'blob', sha });
            }
            const tree = { base_tree: before.sha, tree: entries };
            const { sha } = await post('trees', tree);
            // Without an author: GitHub signs only what it writes in the name of the app that asks.
            const commit = { message, tree: sha, parents: [parent] };
            return (await post('commits', commit)).sha;
        },
        async setBranch(branch, expected, commit, force) {
            const accepted = { kind: 'accepted', commit };
            if (force && expected !== null) {
                // Only GraphQL takes the commit that the branch is known to be at.
                const update = { name: `refs/heads/${branch}`, beforeOid: expected, afterOid: commit, force };
                return settled(async () => (await updateRefs(update)) ?? accepted);
            }
            const request = expected === null
                ? {
                    method: 'POST',
                    path: `${git}/refs`,
                    body: { ref: `refs/heads/${branch}`, sha: commit }
                }
                : {
                    method: 'PATCH',
                    path: `${git}/refs/${encodeURIComponent(`heads/${branch}`)}`,
                    body: { sha: commit, force: false }
                };
            return settled(async () => {
                const answer = await send({ ...request, ...WRITING, isRepeatable: expected !== null }, ({ status }) => status === 422 || status === 409);
                return 'status' in answer ? sentOf({ type: '', reason: answer.reason }) : accepted;
            });
        },
        async deleteBranch(branch, expected) {
            const update = { name: `refs/heads/${branch}`, beforeOid: expected, afterOid: NOTHING, force: true };
            return (await updateRefs(update)) === undefined;
        },
        async isVerified(commit) {
            return (await readCommit(commit)).verification.verified;
        }
    };
    async function readCommit(commit) {
        const doing = `read the commit ${commit}`;
        return asked(send, { method: 'GET', path: `${git}/commits/${commit}`, doing, needs: READ });
    }
}
function base64(bytes) {
    return Buffer.from(bytes).toString('base64');
}
/** GitHub takes the modes that git writes nowadays. */
function treeMode(mode) {
    return mode === '100755' ? mode : '100644';
}
function isRefused(answer) {
    return typeof answer === 'object' && answer !== null && 'reason' in answer;
}
// Somebody who was faster, as GraphQL and REST tell it.
const LOST = /STALE_DATA|not a fast forward|Reference (?:already exists|does not exist|update failed)|Expected branch to point to/i;
function sentOf({ type, reason }) {
    const says = reason.trim().replace(/\s*\n\s*/g, ' / ');
    if (LOST.test(`${type} ${reason}`))
        return { kind: 'lost', says };
    return { kind: 'refused', says, remedy: (0,host_refusal/* remedyFor */.wJ)(type, reason) };
}
/** A commit whose answer was lost may be there. */
async function settled(ask) {
    try {
        return await ask();
    }
    catch (error) {
        if (!(0,errors/* tellsOnly */.D3)(error, 'unreachable'))
            throw error;
        return { kind: 'unclear', says: error.message };
    }
}

;// CONCATENATED MODULE: ./src/host/github-api.ts



const PAGE = 100;
const READ_PULLS = 'pull-requests: read';
const WRITE_PULLS = 'pull-requests: write';
/** The GitHub that the environment of a workflow names, and github.com elsewhere. Asks nothing yet. */
function gitHubOf(env, token, version) {
    const api = apiOf(urlOf(env['GITHUB_SERVER_URL'], 'https://github.com'));
    return buildGitHub({
        apiUrl: urlOf(env['GITHUB_API_URL'], api.rest),
        graphqlUrl: urlOf(env['GITHUB_GRAPHQL_URL'], api.graphql),
        token,
        userAgent: `repull/${version}`,
        wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
        now: () => Date.now()
    });
}
/**
 * Where the API of a server is, for a terminal that names the server alone: a token must not go to another
 * ("Enterprise Server" and "GHE.com" in GitHub's documentation of its API).
 */
function apiOf(server) {
    const { protocol, host } = new URL(server);
    const isHosted = host === 'github.com' || host.endsWith('.ghe.com');
    return isHosted
        ? { rest: `${protocol}//api.${host}`, graphql: `${protocol}//api.${host}/graphql` }
        : { rest: `${server}/api/v3`, graphql: `${server}/api/graphql` };
}
function urlOf(given, fallback) {
    return (given === undefined || given === '' ? fallback : given).replace(/\/+$/, '');
}
/** The same with its clock given. */
function buildGitHub(connection) {
    const send = connect(connection);
    return {
        viewer: () => viewer(send, connection.graphqlUrl),
        repository: (name) => ({
            name,
            ...commentsOf(send, name),
            ...pullsOf(send, name),
            ...commitsOf(send, name, connection.graphqlUrl)
        })
    };
}
/** A workflow's token has no user of its own, so that GET /user is closed to it; GraphQL's viewer is not. */
async function viewer(send, graphqlUrl) {
    const purpose = { doing: 'see whose token this is', needs: 'contents: read' };
    const answer = await askGraphQL(send, { graphqlUrl, query: '{ viewer { login } }', ...purpose });
    return answer.viewer.login;
}
function commentsOf(send, name) {
    const issues = `${pathOf(name)}/issues`;
    return {
        async comments(issue) {
            const doing = `read the comments of #${issue}`;
            const path = `${issues}/${issue}/comments?per_page=${PAGE}`;
            const found = await listed(send, { method: 'GET', path, doing, needs: READ_PULLS });
            return found.map(toComment);
        },
        async createComment(issue, body) {
            const doing = `comment on #${issue}`;
            const path = `${issues}/${issue}/comments`;
            return toComment(await asked(send, { method: 'POST', path, body: { body }, doing, needs: WRITE_PULLS }));
        },
        async updateComment(id, body) {
            const path = `${issues}/comments/${id}`;
            const doing = 'change its comment';
            const answer = await send({ method: 'PATCH', path, body: { body }, doing, needs: WRITE_PULLS }, ({ status }) => status === 404);
            return 'status' in answer ? undefined : toComment(answer.json);
        },
        async deleteComment(id) {
            const path = `${issues}/comments/${id}`;
            const doing = 'delete its comment';
            await send({ method: 'DELETE', path, doing, needs: WRITE_PULLS }, ({ status }) => status === 404);
        }
    };
}
function pullsOf(send, name) {
    const pulls = `${pathOf(name)}/pulls`;
    return {
        async defaultBranch() {
            const doing = `look at ${name}`;
            const json = await asked(send, {
                method: 'GET',
                path: pathOf(name),
                doing,
                needs: 'contents: read'
            });
            return json.default_branch;
        },
        async pull(number) {
            const doing = `read pull request #${number}`;
            const path = `${pulls}/${number}`;
            return toPull(await asked(send, { method: 'GET', path, doing, needs: READ_PULLS }));
        },
        async pulls({ head, base, state }) {
            const doing = 'look for its pull request';
            const query = new URLSearchParams({
                head: `${name.split('/')[0] ?? ''}:${head}`,
                base,
                state,
                per_page: String(PAGE)
            });
            const path = `${pulls}?${query.toString()}`;
            const found = await listed(send, { method: 'GET', path, doing, needs: READ_PULLS });
            return found.map(toPull);
        },
        async createPull(pull) {
            const answer = await send({ method: 'POST', path: pulls, body: pull, doing: 'open a pull request', needs: WRITE_PULLS }, ({ status, reason }) => status === 422 && /already exists for|No commits between/.test(reason));
            if ('status' in answer)
                return answer.reason.includes('already exists') ? 'exists' : 'no-commits';
            return toPull(answer.json);
        },
        async updatePull(number, change) {
            const doing = `change pull request #${number}`;
            const path = `${pulls}/${number}`;
            return toPull(await asked(send, { method: 'PATCH', path, body: change, doing, needs: WRITE_PULLS }));
        },
        async addLabels(number, labels) {
            const doing = `label pull request #${number}`;
            const path = `${pathOf(name)}/issues/${number}/labels`;
            await asked(send, { method: 'POST', path, body: { labels }, doing, needs: WRITE_PULLS });
        }
    };
}
/** Every page of a list. GitHub says where the next one is; the first page names the size. */
async function listed(send, request) {
    const found = [];
    let next = request.path;
    while (next !== undefined) {
        const answer = (await send({ ...request, path: next }));
        found.push(...answer.json);
        next = answer.next;
    }
    return found;
}
function toComment({ id, user, body, html_url, minimized }) {
    const isHidden = minimized !== undefined && minimized !== null;
    return { id, author: user?.login ?? 'ghost', body: body ?? '', url: html_url, isHidden };
}
function toPull(json) {
    const { number, html_url, state, merged_at, title, body, head, base } = json;
    return {
        number,
        url: html_url,
        state: state === 'open' ? 'open' : 'closed',
        isMerged: merged_at !== null,
        title,
        body: body ?? '',
        // A fork's repository may be gone.
        head: { branch: head.ref, sha: head.sha, repository: repositoryOf(head) },
        base: { branch: base.ref, sha: base.sha }
    };
}
function repositoryOf({ repo }) {
    return repo?.full_name ?? null;
}


/***/ })

};
;