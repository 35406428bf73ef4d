// Made by tools/docs.ts from the OpenAPI document.
export interface paths {
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set up an empty installation: the first region, its operator, its people */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        region: {
                            code: string;
                            nameZh: string;
                            nameEn: string;
                        };
                        operator: {
                            name: string;
                            nameEn: string;
                            creditCode?: string;
                        };
                        people: {
                            /** Format: email */
                            email: string;
                            name: string;
                            password: string;
                            roles: ("manager" | "provider" | "buyer" | "thirdParty" | "clerk" | "exchangeManager" | "auditor" | "systemAdmin" | "securityAdmin" | "auditAdmin")[];
                        }[];
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            nameZh: string;
                            nameEn: string;
                            operatorId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Regions served here */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                code: string;
                                nameZh: string;
                                nameEn: string;
                                operatorId: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Open another region with its own operator */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        region: {
                            code: string;
                            nameZh: string;
                            nameEn: string;
                        };
                        operator: {
                            name: string;
                            nameEn: string;
                            creditCode?: string;
                        };
                        people: {
                            /** Format: email */
                            email: string;
                            name: string;
                            password: string;
                            roles: ("manager" | "provider" | "buyer" | "thirdParty" | "clerk" | "exchangeManager" | "auditor" | "systemAdmin" | "securityAdmin" | "auditAdmin")[];
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            nameZh: string;
                            nameEn: string;
                            operatorId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Members and applicants of the operator’s region */
        get: {
            parameters: {
                query?: {
                    state?: "applied" | "verified" | "refused" | "suspended";
                    pageToken?: string;
                    pageSize?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                nameEn: string;
                                region: string;
                                creditCode: string | null;
                                marketRoles: ("operator" | "provider" | "buyer" | "agency" | "fund" | "institute" | "siteOperator" | "thirdParty")[];
                                /** @enum {string} */
                                state: "applied" | "verified" | "refused" | "suspended";
                                standing: {
                                    appliedAt: string;
                                    decidedAt: string | null;
                                    decisionReason: string | null;
                                } | null;
                            }[];
                            nextPageToken?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Apply as a member; the region’s operator decides */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        nameEn: string;
                        region: string;
                        creditCode?: string;
                        marketRoles: ("provider" | "buyer" | "agency" | "fund" | "institute" | "siteOperator" | "thirdParty")[];
                        person: {
                            /** Format: email */
                            email: string;
                            name: string;
                            password: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            nameEn: string;
                            region: string;
                            creditCode: string | null;
                            marketRoles: ("operator" | "provider" | "buyer" | "agency" | "fund" | "institute" | "siteOperator" | "thirdParty")[];
                            /** @enum {string} */
                            state: "applied" | "verified" | "refused" | "suspended";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One organisation: one’s own, a verified one, or as staff of an operator one of its region */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            nameEn: string;
                            region: string;
                            creditCode: string | null;
                            marketRoles: ("operator" | "provider" | "buyer" | "agency" | "fund" | "institute" | "siteOperator" | "thirdParty")[];
                            /** @enum {string} */
                            state: "applied" | "verified" | "refused" | "suspended";
                            standing: {
                                appliedAt: string;
                                decidedAt: string | null;
                                decisionReason: string | null;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verify, refuse or suspend a member of one’s region */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        decision: "verified" | "refused" | "suspended";
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            nameEn: string;
                            region: string;
                            creditCode: string | null;
                            marketRoles: ("operator" | "provider" | "buyer" | "agency" | "fund" | "institute" | "siteOperator" | "thirdParty")[];
                            /** @enum {string} */
                            state: "applied" | "verified" | "refused" | "suspended";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one is signed in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                organisation: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                };
                                createdAt: string;
                                /** @description to within some minutes */
                                lastSeenAt: string | null;
                                expiresAt: string;
                                /** @description browser and system in two words, empty when unknown */
                                device: string;
                                /** @description the address without its last part */
                                network: string;
                                current: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Sign in; with `cookie` the session’s secret is set as a cookie, for pages of the portal only */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        password: string;
                        /** @description once identity.second_factor_needed was answered */
                        code?: string;
                        organisationId?: string;
                        /** @default false */
                        cookie?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description absent when the session is in a cookie */
                            token?: string;
                            expiresAt: string;
                            personId: string;
                            organisationId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Act for another of one’s organisations; the session gets a new secret */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        organisationId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description absent when the session is in a cookie */
                            token?: string;
                            expiresAt: string;
                            personId: string;
                            organisationId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of one’s sessions */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who am I, and for which organisation */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            personId: string;
                            name: string;
                            email: string;
                            /** @description null follows the browser */
                            language: ("zh" | "en") | null;
                            /** @description null follows the browser */
                            theme: ("light" | "dark") | null;
                            organisationId: string;
                            region: string;
                            organisation: {
                                id: string;
                                name: string;
                                nameEn: string;
                                region: string;
                                creditCode: string | null;
                                marketRoles: ("operator" | "provider" | "buyer" | "agency" | "fund" | "institute" | "siteOperator" | "thirdParty")[];
                                /** @enum {string} */
                                state: "applied" | "verified" | "refused" | "suspended";
                            };
                            roles: ("manager" | "provider" | "buyer" | "thirdParty" | "clerk" | "exchangeManager" | "auditor" | "systemAdmin" | "securityAdmin" | "auditAdmin")[];
                            /** @description other organisations that one could act for */
                            others: {
                                organisation: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                    region: string;
                                    creditCode: string | null;
                                    marketRoles: ("operator" | "provider" | "buyer" | "agency" | "fund" | "institute" | "siteOperator" | "thirdParty")[];
                                    /** @enum {string} */
                                    state: "applied" | "verified" | "refused" | "suspended";
                                };
                                roles: ("manager" | "provider" | "buyer" | "thirdParty" | "clerk" | "exchangeManager" | "auditor" | "systemAdmin" | "securityAdmin" | "auditAdmin")[];
                            }[];
                            /** @description null for a token */
                            session: {
                                id: string;
                                expiresAt: string;
                            } | null;
                            hasPassword: boolean;
                            /** @description sign-in asks for a code */
                            secondFactor: boolean;
                        };
                    };
                };
            };
        };
        /** Change one’s name, language and theme; what is left out stays */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        language?: ("zh" | "en") | null;
                        theme?: ("light" | "dark") | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            personId: string;
                            name: string;
                            email: string;
                            /** @description null follows the browser */
                            language: ("zh" | "en") | null;
                            /** @description null follows the browser */
                            theme: ("light" | "dark") | null;
                            organisationId: string;
                            region: string;
                            organisation: {
                                id: string;
                                name: string;
                                nameEn: string;
                                region: string;
                                creditCode: string | null;
                                marketRoles: ("operator" | "provider" | "buyer" | "agency" | "fund" | "institute" | "siteOperator" | "thirdParty")[];
                                /** @enum {string} */
                                state: "applied" | "verified" | "refused" | "suspended";
                            };
                            roles: ("manager" | "provider" | "buyer" | "thirdParty" | "clerk" | "exchangeManager" | "auditor" | "systemAdmin" | "securityAdmin" | "auditAdmin")[];
                            /** @description other organisations that one could act for */
                            others: {
                                organisation: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                    region: string;
                                    creditCode: string | null;
                                    marketRoles: ("operator" | "provider" | "buyer" | "agency" | "fund" | "institute" | "siteOperator" | "thirdParty")[];
                                    /** @enum {string} */
                                    state: "applied" | "verified" | "refused" | "suspended";
                                };
                                roles: ("manager" | "provider" | "buyer" | "thirdParty" | "clerk" | "exchangeManager" | "auditor" | "systemAdmin" | "securityAdmin" | "auditAdmin")[];
                            }[];
                            /** @description null for a token */
                            session: {
                                id: string;
                                expiresAt: string;
                            } | null;
                            hasPassword: boolean;
                            /** @description sign-in asks for a code */
                            secondFactor: boolean;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change one’s password; other sessions end */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        current: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether one’s sign-in needs a code, and how many recovery codes are left */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "begun" | "active" | "off";
                            since: string | null;
                            recoveryCodesLeft: number;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Begin a second factor: the secret for an authenticator app, shown this once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            secret: string;
                            /** @description otpauth URI, for a QR code */
                            uri: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn the second factor on with a first code; recovery codes are shown this once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description each good for one use */
                            recoveryCodes: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get new recovery codes; the old ones end */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description each good for one use */
                            recoveryCodes: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn the second factor off with a code */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitations of one’s organisation: colleagues for managers, organisations for exchange managers */
        get: {
            parameters: {
                query?: {
                    pageToken?: string;
                    pageSize?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @enum {string} */
                                kind: "person" | "organisation";
                                email: string;
                                roles: ("manager" | "provider" | "buyer" | "thirdParty" | "clerk" | "exchangeManager" | "auditor" | "systemAdmin" | "securityAdmin" | "auditAdmin")[];
                                /** @description what an invited organisation’s application begins with */
                                organisation: {
                                    name: string;
                                    nameEn: string;
                                    creditCode: string | null;
                                    marketRoles: ("provider" | "buyer" | "agency" | "fund" | "institute" | "siteOperator" | "thirdParty")[];
                                } | null;
                                /** @enum {string} */
                                state: "waiting" | "accepted" | "withdrawn" | "expired";
                                invitedBy: {
                                    id: string;
                                    name: string;
                                };
                                createdAt: string;
                                expiresAt: string;
                                decidedAt: string | null;
                                acceptedBy: string | null;
                            }[];
                            nextPageToken?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Invite a colleague by e-mail; the link is shown this once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        /** @default null */
                        language?: ("zh" | "en") | null;
                        roles: ("manager" | "provider" | "buyer" | "thirdParty" | "clerk" | "exchangeManager" | "auditor" | "systemAdmin" | "securityAdmin" | "auditAdmin")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @description shown this once; sent by mail as well */
                            link: string;
                            expiresAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Invite an organisation to apply in the operator’s region, with its facts filled in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        /** @default null */
                        language?: ("zh" | "en") | null;
                        organisation: {
                            name: string;
                            nameEn: string;
                            /** @default null */
                            creditCode?: string | null;
                            marketRoles: ("provider" | "buyer" | "agency" | "fund" | "institute" | "siteOperator" | "thirdParty")[];
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @description shown this once; sent by mail as well */
                            link: string;
                            expiresAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an invitation is for; the secret of its link stands in place of the id */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            kind: "person" | "organisation";
                            email: string;
                            invitedBy: {
                                name: string;
                                organisation: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                    region: string;
                                };
                            };
                            roles: ("manager" | "provider" | "buyer" | "thirdParty" | "clerk" | "exchangeManager" | "auditor" | "systemAdmin" | "securityAdmin" | "auditAdmin")[];
                            organisation: {
                                name: string;
                                nameEn: string;
                                creditCode: string | null;
                                marketRoles: ("provider" | "buyer" | "agency" | "fund" | "institute" | "siteOperator" | "thirdParty")[];
                            } | null;
                            expiresAt: string;
                            /** @description the address has an account here: sign in by it and accept */
                            hasAccount: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Withdraw an invitation that waits */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an invitation by its secret: with name and password, or signed in by the address it was sent to */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        password?: string;
                        organisation?: {
                            name: string;
                            nameEn: string;
                            /** @default null */
                            creditCode?: string | null;
                            marketRoles: ("provider" | "buyer" | "agency" | "fund" | "institute" | "siteOperator" | "thirdParty")[];
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            personId: string;
                            organisationId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a link to choose a new password; the answer is the same for every address */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-resets/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose a new password by the secret of a link; every session of the person ends */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        secret: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in-methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ways to sign in here */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            password: boolean;
                            providers: {
                                id: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                start: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/oidc/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sends the browser to a provider to sign in; takes `returnTo` and the secret of an `invitation` */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/oidc/{id}/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a provider sends the browser back; ends on `returnTo`, or on the sign-in page with `problem` */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sign-in-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Providers that one signs in by */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description null when it is configured no more */
                                provider: string | null;
                                label: {
                                    zh: string;
                                    en: string;
                                } | null;
                                issuer: string;
                                email: string | null;
                                linkedAt: string;
                                lastUsedAt: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Begin to add a provider: the address that the page then goes to */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        provider: string;
                        /** @default /work */
                        returnTo?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            url: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sign-in-links/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a provider away as a way to sign in, but not the last way */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People of one’s organisation */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                personId: string;
                                name: string;
                                email: string;
                                organisationId: string;
                                region: string;
                                roles: ("manager" | "provider" | "buyer" | "thirdParty" | "clerk" | "exchangeManager" | "auditor" | "systemAdmin" | "securityAdmin" | "auditAdmin")[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add a colleague */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        name: string;
                        password: string;
                        roles: ("manager" | "provider" | "buyer" | "thirdParty" | "clerk" | "exchangeManager" | "auditor" | "systemAdmin" | "securityAdmin" | "auditAdmin")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            personId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace a colleague’s roles */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        roles: ("manager" | "provider" | "buyer" | "thirdParty" | "clerk" | "exchangeManager" | "auditor" | "systemAdmin" | "securityAdmin" | "auditAdmin")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** API tokens of one’s organisation */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                scopes: ("read" | "write")[];
                                createdAt: string;
                                expiresAt: string;
                                lastUsedOn: string | null;
                                revokedAt: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make an API token; its secret is shown this once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        scopes: ("read" | "write")[];
                        /** @default 90 */
                        days?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            token: string;
                            expiresAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End an API token */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Signing keys of an organisation */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                organisationId: string;
                                /** @enum {string} */
                                algorithm: "Ed25519";
                                publicKey: string;
                                /** @enum {string} */
                                holder: "member" | "platform";
                                /** @enum {string} */
                                state: "active" | "retired";
                                activeFrom: string;
                                retiredAt: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register one’s organisation’s public key; a replacement needs an approval */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        publicKey: string;
                        approvalId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            organisationId: string;
                            /** @enum {string} */
                            algorithm: "Ed25519";
                            publicKey: string;
                            /** @enum {string} */
                            holder: "member" | "platform";
                            /** @enum {string} */
                            state: "active" | "retired";
                            activeFrom: string;
                            retiredAt: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys/platform-held": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the platform hold one’s organisation’s key */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            organisationId: string;
                            /** @enum {string} */
                            algorithm: "Ed25519";
                            publicKey: string;
                            /** @enum {string} */
                            holder: "member" | "platform";
                            /** @enum {string} */
                            state: "active" | "retired";
                            activeFrom: string;
                            retiredAt: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys/replacement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for the replacement of one’s organisation’s key */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        publicKey: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            approvalId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Approvals asked for in one’s organisation */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                kind: string;
                                subject: string;
                                contentSha256: string;
                                reason: string;
                                /** @enum {string} */
                                state: "waiting" | "approved" | "refused" | "used";
                                /** @description who of the organisation may decide, if they did not ask */
                                roles: ("manager" | "provider" | "buyer" | "thirdParty" | "clerk" | "exchangeManager" | "auditor" | "systemAdmin" | "securityAdmin" | "auditAdmin")[];
                                requestedBy: string;
                                requestedByName: string;
                                requestedAt: string;
                                decidedBy: string | null;
                                decidedByName: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say yes or no as the second person */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        approve: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            kind: string;
                            subject: string;
                            contentSha256: string;
                            reason: string;
                            /** @enum {string} */
                            state: "waiting" | "approved" | "refused" | "used";
                            /** @description who of the organisation may decide, if they did not ask */
                            roles: ("manager" | "provider" | "buyer" | "thirdParty" | "clerk" | "exchangeManager" | "auditor" | "systemAdmin" | "securityAdmin" | "auditAdmin")[];
                            requestedBy: string;
                            requestedByName: string;
                            requestedAt: string;
                            decidedBy: string | null;
                            decidedByName: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of the log that your organisation is a party to, newest first; auditors of an operator see those of its region */
        get: {
            parameters: {
                query?: {
                    subject?: string;
                    kind?: string;
                    /** @description id of an organisation */
                    party?: string;
                    pageToken?: string;
                    pageSize?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @description what happened, as module.what_happened; see /api/v1/audit/kinds */
                                kind: string;
                                subject: string;
                                /** Format: date-time */
                                at: string;
                                /** @description index in the log; null while the entry waits, at most a second */
                                position: number | null;
                                erasedAt: string | null;
                            }[];
                            nextPageToken?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/entries/{id}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Salt, content and offline proof of an entry that your organisation is a party to */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entry: {
                                id: string;
                                /** @description what happened, as module.what_happened; see /api/v1/audit/kinds */
                                kind: string;
                                subject: string;
                                /** Format: date-time */
                                at: string;
                                /** @description index in the log; null while the entry waits, at most a second */
                                position: number | null;
                                erasedAt: string | null;
                            };
                            /** @description the public bytes of the entry: time, kind, commitment */
                            leaf: string;
                            /** @description base64; null once erased */
                            salt: string | null;
                            /** @description what the commitment was made from; null once erased */
                            content: unknown;
                            /** @description text of a .tlog-proof file (c2sp.org/tlog-proof@v1) */
                            proof: string;
                            verifierKeys: string[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proof that the log of `from` entries is the beginning of the log of `to` entries (RFC 6962 section 2.1.2) */
        get: {
            parameters: {
                query: {
                    from: number;
                    to: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            from: number;
                            to: number;
                            proof: string[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Kinds of entries and what they mean */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                zh: string;
                                en: string;
                                kind: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/entries/{id}/erasure-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a second administrator of the operator to approve the erasure of an entry’s content and salt */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            approvalId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/entries/{id}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erase content and salt of an entry, with the approval; its commitment stays in the log */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                        approvalId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            erased: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/books": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Books of the operator: one custody account at a bank each */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                region: string;
                                currency: string;
                                operatorId: string;
                                bankName: string;
                                bankAccount: string;
                                timeZone: string;
                                /** @description last closed accounting day */
                                closedThrough: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Open the book of a custody account at a bank */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        region: string;
                        currency: string;
                        bankName: string;
                        bankAccount: string;
                        /** @default Asia/Shanghai */
                        timeZone?: string;
                        feeSubAccount?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            region: string;
                            currency: string;
                            operatorId: string;
                            bankName: string;
                            bankAccount: string;
                            timeZone: string;
                            /** @description last closed accounting day */
                            closedThrough: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your organisation’s accounts; bookkeepers of an operator see those of its books */
        get: {
            parameters: {
                query?: {
                    pageToken?: string;
                    pageSize?: number;
                    currency?: string;
                    organisationId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                bookId: string;
                                /** @enum {string} */
                                kind: "custody" | "client" | "fee" | "programme";
                                organisationId: string;
                                region: string;
                                currency: string;
                                bankName: string;
                                /** @description the custody account to pay into */
                                bankAccount: string;
                                /** @description the sub-account to name as the receiver */
                                subAccount: string | null;
                                /** @description what a restricted account is for */
                                programme: string | null;
                                debitsPendingMinor: string;
                                debitsPostedMinor: string;
                                creditsPendingMinor: string;
                                creditsPostedMinor: string;
                                /** @description what lies on it by posted transfers */
                                balanceMinor: string;
                                /** @description what of it is not reserved */
                                availableMinor: string;
                            }[];
                            nextPageToken?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Open a client account (its sub-account is where to pay in); answers the one that is there */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        currency: string;
                        /** @description whose books; your home region when left out */
                        region?: string;
                        /** @description exchange managers only: for which member of their region */
                        organisationId?: string;
                        /** @description exchange managers only: the number that the bank gave */
                        subAccount?: string;
                        /** @description exchange managers only: a restricted account of an office for this programme */
                        programme?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            bookId: string;
                            /** @enum {string} */
                            kind: "custody" | "client" | "fee" | "programme";
                            organisationId: string;
                            region: string;
                            currency: string;
                            bankName: string;
                            /** @description the custody account to pay into */
                            bankAccount: string;
                            /** @description the sub-account to name as the receiver */
                            subAccount: string | null;
                            /** @description what a restricted account is for */
                            programme: string | null;
                            debitsPendingMinor: string;
                            debitsPostedMinor: string;
                            creditsPendingMinor: string;
                            creditsPostedMinor: string;
                            /** @description what lies on it by posted transfers */
                            balanceMinor: string;
                            /** @description what of it is not reserved */
                            availableMinor: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One account with its balances */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            bookId: string;
                            /** @enum {string} */
                            kind: "custody" | "client" | "fee" | "programme";
                            organisationId: string;
                            region: string;
                            currency: string;
                            bankName: string;
                            /** @description the custody account to pay into */
                            bankAccount: string;
                            /** @description the sub-account to name as the receiver */
                            subAccount: string | null;
                            /** @description what a restricted account is for */
                            programme: string | null;
                            debitsPendingMinor: string;
                            debitsPostedMinor: string;
                            creditsPendingMinor: string;
                            creditsPostedMinor: string;
                            /** @description what lies on it by posted transfers */
                            balanceMinor: string;
                            /** @description what of it is not reserved */
                            availableMinor: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/accounts/{id}/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Transfers of an account, newest first */
        get: {
            parameters: {
                query?: {
                    pageToken?: string;
                    pageSize?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @enum {string} */
                                phase: "single" | "pending" | "post" | "void" | "expire";
                                /** @enum {string} */
                                state: "pending" | "posted" | "voided" | "expired";
                                /** @enum {string} */
                                kind: "deposit" | "withdrawal" | "payment" | "refund" | "fee_leg" | "fee_refund" | "fee_payout" | "adjustment" | "award" | "award_refund";
                                debitAccountId: string;
                                creditAccountId: string;
                                amountMinor: string;
                                currency: string;
                                pendingId: string | null;
                                agreementId: string | null;
                                reference: string | null;
                                reason: string | null;
                                expiresAt: string | null;
                                bookedOn: string;
                                /** @description microseconds since 1970, strictly increasing per book */
                                timestamp: string;
                                /** Format: date-time */
                                postedAt: string;
                                /** @description entry of the log that commits to it */
                                entryId: string;
                            }[];
                            nextPageToken?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/accounts/{id}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Statement of an account over accounting days: opening, movements, closing */
        get: {
            parameters: {
                query: {
                    from: string;
                    to: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: {
                                id: string;
                                bookId: string;
                                /** @enum {string} */
                                kind: "custody" | "client" | "fee" | "programme";
                                organisationId: string;
                                region: string;
                                currency: string;
                                bankName: string;
                                /** @description the custody account to pay into */
                                bankAccount: string;
                                /** @description the sub-account to name as the receiver */
                                subAccount: string | null;
                                /** @description what a restricted account is for */
                                programme: string | null;
                                debitsPendingMinor: string;
                                debitsPostedMinor: string;
                                creditsPendingMinor: string;
                                creditsPostedMinor: string;
                                /** @description what lies on it by posted transfers */
                                balanceMinor: string;
                                /** @description what of it is not reserved */
                                availableMinor: string;
                            };
                            from: string;
                            to: string;
                            openingMinor: string;
                            lines: {
                                transfer: {
                                    id: string;
                                    /** @enum {string} */
                                    phase: "single" | "pending" | "post" | "void" | "expire";
                                    /** @enum {string} */
                                    state: "pending" | "posted" | "voided" | "expired";
                                    /** @enum {string} */
                                    kind: "deposit" | "withdrawal" | "payment" | "refund" | "fee_leg" | "fee_refund" | "fee_payout" | "adjustment" | "award" | "award_refund";
                                    debitAccountId: string;
                                    creditAccountId: string;
                                    amountMinor: string;
                                    currency: string;
                                    pendingId: string | null;
                                    agreementId: string | null;
                                    reference: string | null;
                                    reason: string | null;
                                    expiresAt: string | null;
                                    bookedOn: string;
                                    /** @description microseconds since 1970, strictly increasing per book */
                                    timestamp: string;
                                    /** Format: date-time */
                                    postedAt: string;
                                    /** @description entry of the log that commits to it */
                                    entryId: string;
                                };
                                debitMinor: string;
                                creditMinor: string;
                                balanceMinor: string;
                            }[];
                            closingMinor: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/transfers/{id}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Bytes of a transfer and the way from them to the root that the log holds */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            transfer: {
                                id: string;
                                /** @enum {string} */
                                phase: "single" | "pending" | "post" | "void" | "expire";
                                /** @enum {string} */
                                state: "pending" | "posted" | "voided" | "expired";
                                /** @enum {string} */
                                kind: "deposit" | "withdrawal" | "payment" | "refund" | "fee_leg" | "fee_refund" | "fee_payout" | "adjustment" | "award" | "award_refund";
                                debitAccountId: string;
                                creditAccountId: string;
                                amountMinor: string;
                                currency: string;
                                pendingId: string | null;
                                agreementId: string | null;
                                reference: string | null;
                                reason: string | null;
                                expiresAt: string | null;
                                bookedOn: string;
                                /** @description microseconds since 1970, strictly increasing per book */
                                timestamp: string;
                                /** Format: date-time */
                                postedAt: string;
                                /** @description entry of the log that commits to it */
                                entryId: string;
                            };
                            /** @description canonical JSON of the transfer; leaf hash: SHA-256(0x00 ‖ bytes) */
                            bytes: string;
                            position: number;
                            size: number;
                            /** @description siblings up to the root, base64 (RFC 6962, 2.1.1) */
                            path: string[];
                            /** @description base64; the content of the entry says the same */
                            merkleRoot: string;
                            entryId: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/trial-balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All debits against all credits of a currency; `recompute` checks every balance against its transfers */
        get: {
            parameters: {
                query: {
                    currency: string;
                    recompute?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            currency: string;
                            rows: {
                                bookId: string;
                                /** @enum {string} */
                                kind: "custody" | "client" | "fee" | "programme";
                                accounts: number;
                                debitsPendingMinor: string;
                                debitsPostedMinor: string;
                                creditsPendingMinor: string;
                                creditsPostedMinor: string;
                            }[];
                            accounts: number;
                            transfers: number;
                            /** @description all posted debits less all posted credits: 0 */
                            postedDifferenceMinor: string;
                            /** @description all pending debits less all pending credits: 0 */
                            pendingDifferenceMinor: string;
                            /** @description accounts whose transfers do not add up to their balances: none */
                            unfounded?: string[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/escrows/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The escrow of an agreement (by the agreement’s id) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agreementId: string;
                            payer: string;
                            payee: string;
                            operator: string;
                            priceMinor: string;
                            feeMinor: string;
                            currency: string;
                            /** @enum {string} */
                            state: "held" | "frozen" | "released" | "voided";
                            reason: string | null;
                            /** Format: date-time */
                            heldAt: string;
                            /** Format: date-time */
                            changedAt: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/bank-statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import a bank statement (CSV); the same one again does nothing, a longer version adds its new lines */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description the bank’s number of the statement */
                        number: string;
                        /** @description header date,subAccount,direction,amountMinor,currency,reference,closingBalanceMinor; see the README */
                        csv: string;
                        /** @description the day up to which it states balances; the last line’s when left out */
                        closingOn?: string;
                        /** @description the operator’s only book in the currency when left out */
                        bookId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            number: string;
                            closingOn: string;
                            sha256: string;
                            /** @description lines that were new */
                            imported: number;
                            counts: {
                                booked: number;
                                matched: number;
                                balance: number;
                                suspense: number;
                                offset: number;
                            };
                            /** @description lines that wait for a person */
                            suspense: {
                                id: string;
                                line: number;
                                date: string;
                                subAccount: string;
                                /** @enum {string} */
                                direction: "C" | "D";
                                amountMinor: string;
                                currency: string;
                                reference: string;
                                closingBalanceMinor: string;
                                /** @enum {string} */
                                outcome: "booked" | "matched" | "balance" | "suspense" | "offset";
                                transferId: string | null;
                                suspenseReason: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/suspense": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Statement lines that could not be booked, with the reason, oldest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                line: number;
                                date: string;
                                subAccount: string;
                                /** @enum {string} */
                                direction: "C" | "D";
                                amountMinor: string;
                                currency: string;
                                reference: string;
                                closingBalanceMinor: string;
                                /** @enum {string} */
                                outcome: "booked" | "matched" | "balance" | "suspense" | "offset";
                                transferId: string | null;
                                suspenseReason: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/suspense/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Book a line in suspense, once its sub-account is opened or the money is free */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            line: number;
                            date: string;
                            subAccount: string;
                            /** @enum {string} */
                            direction: "C" | "D";
                            amountMinor: string;
                            currency: string;
                            reference: string;
                            closingBalanceMinor: string;
                            /** @enum {string} */
                            outcome: "booked" | "matched" | "balance" | "suspense" | "offset";
                            transferId: string | null;
                            suspenseReason: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/bank-instructions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Moves between sub-accounts that the bank’s statements have not shown yet, in the order of posting */
        get: {
            parameters: {
                query: {
                    currency: string;
                    /** @description the operator’s only book in the currency when left out */
                    bookId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description put it into the remittance text: the statement is matched by it */
                                transferId: string;
                                bookedOn: string;
                                /** @enum {string} */
                                direction: "C" | "D";
                                subAccount: string;
                                /** @description null: the member’s account elsewhere */
                                counterSubAccount: string | null;
                                amountMinor: string;
                                currency: string;
                                kind: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/days/{date}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close accounting days against the bank statement; refused with the differences unless every balance agrees */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    date: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default CNY */
                        currency?: string;
                        /** @description the operator’s only book in the currency when left out */
                        bookId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bookId: string;
                            firstDay: string | null;
                            lastDay: string;
                            entryId: string;
                            subAccounts: number;
                            totalMinor: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record transfers by hand, with a reason: up to 1,000, each with an id of your choice */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Datasets of one’s organisation */
        get: {
            parameters: {
                query?: {
                    pageToken?: string;
                    pageSize?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                organisationId: string;
                                name: string;
                                titleZh: string;
                                titleEn: string;
                                timeZone: string;
                                latestVersion: number | null;
                                createdAt: string;
                            }[];
                            nextPageToken?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Set up a dataset; its first version comes with the first upload */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        titleZh: string;
                        /** @default  */
                        titleEn?: string;
                        /** @default UTC */
                        timeZone?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            organisationId: string;
                            name: string;
                            titleZh: string;
                            titleEn: string;
                            timeZone: string;
                            latestVersion: number | null;
                            createdAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}/versions/{number}/rereading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read the file of the newest version another way; what comes of it replaces everything as the next version */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    number: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        encoding?: string;
                        delimiter?: string;
                        /** @description another table of the file: a name of source.tables */
                        table?: string;
                        /**
                         * @description how dates are meant that may be read in two ways, such as 5/3/2024; text: they stay as written
                         * @enum {string}
                         */
                        dates?: "text" | "year-first" | "day-first" | "month-first";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            datasetId: string;
                            number: number;
                            /** @enum {string} */
                            mode: "append" | "replace";
                            rawSha256: string;
                            contentSha256: string;
                            rows: number;
                            bytes: number;
                            schema: {
                                name: string;
                                title: string;
                                type: string;
                                nullable: boolean;
                            }[];
                            /** @description how the file was read: format, encoding, separator, heading */
                            source: {
                                [key: string]: unknown;
                            };
                            createdAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin an upload that may be interrupted and resumed; its bytes come by PATCH */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description what the sender calls the file */
                        name: string;
                        /** @description its length */
                        bytes: number;
                        /**
                         * @default append
                         * @enum {string}
                         */
                        mode?: "append" | "replace";
                        encoding?: string;
                        delimiter?: string;
                        /** @description of several tables, which: its name or its place from 1 */
                        table?: string;
                        /**
                         * @description how dates are meant that may be read in two ways
                         * @enum {string}
                         */
                        dates?: "text" | "year-first" | "day-first" | "month-first";
                        /** @description of the whole file: bytes that are there already are refused at once */
                        sha256?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            dataset: {
                                id: string;
                                name: string;
                                titleZh: string;
                                titleEn: string;
                            };
                            name: string;
                            /** @enum {string} */
                            mode: "append" | "replace";
                            /** @description length of the whole file */
                            bytes: number;
                            /** @description bytes from its beginning that are kept, whatever happens: continue from here */
                            received: number;
                            /** @enum {string} */
                            state: "receiving" | "received" | "reading" | "stored" | "assessed" | "refused";
                            /** @enum {string} */
                            waitsFor: "provider" | "platform" | "nobody";
                            since: string;
                            /** @description when it is dropped if nobody continues it; once it is over, how long this is told */
                            until: string;
                            /** @description rows of the version; null until they are counted */
                            rows: number | null;
                            /** @description why it did not become a version, with what to do */
                            refusal: {
                                zh: string;
                                en: string;
                                code: string;
                                details?: unknown;
                            } | null;
                            version: {
                                id: string;
                                datasetId: string;
                                number: number;
                                /** @enum {string} */
                                mode: "append" | "replace";
                                rawSha256: string;
                                contentSha256: string;
                                rows: number;
                                bytes: number;
                                schema: {
                                    name: string;
                                    title: string;
                                    type: string;
                                    nullable: boolean;
                                }[];
                                /** @description how the file was read: format, encoding, separator, heading */
                                source: {
                                    [key: string]: unknown;
                                };
                                createdAt: string;
                            } | null;
                            /** @description where the assessment is; once the state is assessed */
                            assessmentPath: string | null;
                            createdAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/my/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Uploads of one’s organisation, newest first: those under way and what became of the others */
        get: {
            parameters: {
                query?: {
                    pageToken?: string;
                    pageSize?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                dataset: {
                                    id: string;
                                    name: string;
                                    titleZh: string;
                                    titleEn: string;
                                };
                                name: string;
                                /** @enum {string} */
                                mode: "append" | "replace";
                                /** @description length of the whole file */
                                bytes: number;
                                /** @description bytes from its beginning that are kept, whatever happens: continue from here */
                                received: number;
                                /** @enum {string} */
                                state: "receiving" | "received" | "reading" | "stored" | "assessed" | "refused";
                                /** @enum {string} */
                                waitsFor: "provider" | "platform" | "nobody";
                                since: string;
                                /** @description when it is dropped if nobody continues it; once it is over, how long this is told */
                                until: string;
                                /** @description rows of the version; null until they are counted */
                                rows: number | null;
                                /** @description why it did not become a version, with what to do */
                                refusal: {
                                    zh: string;
                                    en: string;
                                    code: string;
                                    details?: unknown;
                                } | null;
                                version: {
                                    id: string;
                                    datasetId: string;
                                    number: number;
                                    /** @enum {string} */
                                    mode: "append" | "replace";
                                    rawSha256: string;
                                    contentSha256: string;
                                    rows: number;
                                    bytes: number;
                                    schema: {
                                        name: string;
                                        title: string;
                                        type: string;
                                        nullable: boolean;
                                    }[];
                                    /** @description how the file was read: format, encoding, separator, heading */
                                    source: {
                                        [key: string]: unknown;
                                    };
                                    createdAt: string;
                                } | null;
                                /** @description where the assessment is; once the state is assessed */
                                assessmentPath: string | null;
                                createdAt: string;
                            }[];
                            nextPageToken?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One upload: how much is kept, whether it is read, which version it became or why not */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            dataset: {
                                id: string;
                                name: string;
                                titleZh: string;
                                titleEn: string;
                            };
                            name: string;
                            /** @enum {string} */
                            mode: "append" | "replace";
                            /** @description length of the whole file */
                            bytes: number;
                            /** @description bytes from its beginning that are kept, whatever happens: continue from here */
                            received: number;
                            /** @enum {string} */
                            state: "receiving" | "received" | "reading" | "stored" | "assessed" | "refused";
                            /** @enum {string} */
                            waitsFor: "provider" | "platform" | "nobody";
                            since: string;
                            /** @description when it is dropped if nobody continues it; once it is over, how long this is told */
                            until: string;
                            /** @description rows of the version; null until they are counted */
                            rows: number | null;
                            /** @description why it did not become a version, with what to do */
                            refusal: {
                                zh: string;
                                en: string;
                                code: string;
                                details?: unknown;
                            } | null;
                            version: {
                                id: string;
                                datasetId: string;
                                number: number;
                                /** @enum {string} */
                                mode: "append" | "replace";
                                rawSha256: string;
                                contentSha256: string;
                                rows: number;
                                bytes: number;
                                schema: {
                                    name: string;
                                    title: string;
                                    type: string;
                                    nullable: boolean;
                                }[];
                                /** @description how the file was read: format, encoding, separator, heading */
                                source: {
                                    [key: string]: unknown;
                                };
                                createdAt: string;
                            } | null;
                            /** @description where the assessment is; once the state is assessed */
                            assessmentPath: string | null;
                            createdAt: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Drop an upload with what has come of it */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Add bytes at Upload-Offset; what is acknowledged is kept whatever happens (tus 1.0) */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        trace?: never;
    };
    "/api/v1/uploads/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Everything was sent: read it and answer the version; what takes long goes on without the caller */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            dataset: {
                                id: string;
                                name: string;
                                titleZh: string;
                                titleEn: string;
                            };
                            name: string;
                            /** @enum {string} */
                            mode: "append" | "replace";
                            /** @description length of the whole file */
                            bytes: number;
                            /** @description bytes from its beginning that are kept, whatever happens: continue from here */
                            received: number;
                            /** @enum {string} */
                            state: "receiving" | "received" | "reading" | "stored" | "assessed" | "refused";
                            /** @enum {string} */
                            waitsFor: "provider" | "platform" | "nobody";
                            since: string;
                            /** @description when it is dropped if nobody continues it; once it is over, how long this is told */
                            until: string;
                            /** @description rows of the version; null until they are counted */
                            rows: number | null;
                            /** @description why it did not become a version, with what to do */
                            refusal: {
                                zh: string;
                                en: string;
                                code: string;
                                details?: unknown;
                            } | null;
                            version: {
                                id: string;
                                datasetId: string;
                                number: number;
                                /** @enum {string} */
                                mode: "append" | "replace";
                                rawSha256: string;
                                contentSha256: string;
                                rows: number;
                                bytes: number;
                                schema: {
                                    name: string;
                                    title: string;
                                    type: string;
                                    nullable: boolean;
                                }[];
                                /** @description how the file was read: format, encoding, separator, heading */
                                source: {
                                    [key: string]: unknown;
                                };
                                createdAt: string;
                            } | null;
                            /** @description where the assessment is; once the state is assessed */
                            assessmentPath: string | null;
                            createdAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One dataset of one’s own */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            organisationId: string;
                            name: string;
                            titleZh: string;
                            titleEn: string;
                            timeZone: string;
                            latestVersion: number | null;
                            createdAt: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Versions of a dataset, oldest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                datasetId: string;
                                number: number;
                                /** @enum {string} */
                                mode: "append" | "replace";
                                rawSha256: string;
                                contentSha256: string;
                                rows: number;
                                bytes: number;
                                schema: {
                                    name: string;
                                    title: string;
                                    type: string;
                                    nullable: boolean;
                                }[];
                                /** @description how the file was read: format, encoding, separator, heading */
                                source: {
                                    [key: string]: unknown;
                                };
                                createdAt: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Publish the next version: the body is the file (CSV, Excel, ODS, JSON, GeoJSON, Parquet, gzip, zstd, ZIP of such); ?mode=append|replace&encoding=&delimiter=&table=&dates= */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version: schema, how the file was read, number of files */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    number: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            datasetId: string;
                            number: number;
                            /** @enum {string} */
                            mode: "append" | "replace";
                            rawSha256: string;
                            contentSha256: string;
                            rows: number;
                            bytes: number;
                            schema: {
                                name: string;
                                title: string;
                                type: string;
                                nullable: boolean;
                            }[];
                            /** @description how the file was read: format, encoding, separator, heading */
                            source: {
                                [key: string]: unknown;
                            };
                            createdAt: string;
                            files: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}/versions/{number}/assessment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest assessment of a version: profile, quality, level, value */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    number: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            datasetId: string;
                            versionId: string;
                            versionNumber: number;
                            contentSha256: string;
                            sequence: number;
                            createdAt: string;
                            /** @enum {string} */
                            schema: "corridor.assessment/1";
                            source: {
                                name: string;
                                bytes: number;
                                sha256: string;
                                format: string;
                                encoding: string | null;
                                delimiter: string | null;
                                quote: string | null;
                                headerRows: number;
                                rows: number;
                                columns: number;
                            };
                            readonly columns: {
                                name: string;
                                storedName?: string;
                                type: string;
                                /** @enum {string} */
                                semanticType: "integer" | "number" | "boolean" | "date" | "timestamp" | "category" | "code" | "identifier" | "text" | "constant" | "empty";
                                count: number;
                                nulls: number;
                                placeholders: number;
                                conforming: number;
                                distinct: number;
                                distinctExact: boolean;
                                readonly checks: ("wrong_type" | "format" | "checksum" | "not_finite" | "garbled" | "missing_marker" | "spreadsheet" | "unit" | "shifted" | "typo" | "impossible" | "pattern" | "dependency" | "number_style" | "outlier" | "duplicate_key" | "duplicate_row")[];
                                min: string | number | boolean | null;
                                max: string | number | boolean | null;
                                mean: number | null;
                                stddev: number | null;
                                q25: number | null;
                                q50: number | null;
                                q75: number | null;
                                quantilesExact: boolean;
                                readonly top: {
                                    value: string | number | boolean | null;
                                    count: number;
                                }[];
                                lengths: {
                                    min: number;
                                    max: number;
                                } | null;
                                distribution?: {
                                    /** @description false when counted in a sample */
                                    exact: boolean;
                                    /** @description bars of equal width; edges has one more entry than counts */
                                    histogram: {
                                        readonly edges: (number | string)[];
                                        readonly counts: number[];
                                    } | null;
                                    /** @description writings of texts: letters as A or a, digits as 9, Han characters as 文 */
                                    readonly patterns: {
                                        pattern: string;
                                        count: number;
                                    }[];
                                    /** @description different days, of those from the first to the last */
                                    days: {
                                        present: number;
                                        span: number;
                                        longestGap: {
                                            days: number;
                                            after: string;
                                        } | null;
                                    } | null;
                                };
                                class: {
                                    id: string;
                                    /** @enum {string} */
                                    level: "1" | "2" | "3" | "4" | "important" | "core";
                                    accepted: boolean;
                                    confidence: number;
                                    evidence: {
                                        checked: number;
                                        matched: number;
                                        valid: number;
                                        header: boolean;
                                        sampleRows: number;
                                        /** @description columns that the class was inferred beside */
                                        readonly beside?: string[];
                                    };
                                } | null;
                            }[];
                            readonly keys: string[][];
                            duplicateRows: number;
                            /** @description columns that follow from others, with the rows that break it */
                            readonly dependencies: {
                                readonly determinant: string[];
                                dependent: string;
                                support: number;
                                violations: number;
                            }[];
                            series: {
                                readonly axis: string[];
                                /** @enum {string} */
                                zone: "UTC" | "local";
                                entity: string | null;
                                from: string;
                                to: string;
                                step: string;
                                expectedSteps: number;
                                presentSteps: number;
                                orderedRows: number;
                                comparedRows: number;
                                readonly axisGaps: {
                                    steps: number;
                                    from: string;
                                    to: string;
                                }[];
                                readonly columns: {
                                    name: string;
                                    missing: number;
                                    runs: number;
                                    longest: {
                                        steps: number;
                                        from: string;
                                        to: string;
                                    };
                                }[];
                                readonly anomalies?: {
                                    column: string;
                                    /** @enum {string} */
                                    kind: "window" | "jump" | "frozen";
                                    entity: string | null;
                                    from: string;
                                    to: string;
                                    steps: number;
                                    /** @description robust standard deviations; of a frozen sensor, steps */
                                    score: number;
                                }[];
                            } | null;
                            quality: {
                                edition: string;
                                score: number | null;
                                grade: ("A" | "B" | "C" | "D" | "E") | null;
                                coverage: number;
                                readonly dimensions: {
                                    id: string;
                                    name: string;
                                    score: number | null;
                                    readonly indicators: {
                                        code: string;
                                        name: string;
                                        /** @enum {string} */
                                        status: "computed" | "needs_input" | "not_applicable";
                                        numerator: number | null;
                                        denominator: number | null;
                                        result: number | null;
                                        /** @description the numerator counts bad elements: the result is 1 − numerator ÷ denominator */
                                        countsBad?: boolean;
                                        /** @description 95 % confidence, of a sample */
                                        interval?: {
                                            low: number;
                                            high: number;
                                        };
                                        note: string;
                                    }[];
                                }[];
                            };
                            suspects: {
                                count: number;
                                readonly byRule: {
                                    /** @enum {string} */
                                    rule: "wrong_type" | "format" | "checksum" | "not_finite" | "garbled" | "missing_marker" | "spreadsheet" | "unit" | "shifted" | "typo" | "impossible" | "pattern" | "dependency" | "number_style" | "outlier" | "duplicate_key" | "duplicate_row";
                                    count: number;
                                }[];
                            };
                            sensitivity: {
                                edition: string;
                                /** @enum {string} */
                                level: "1" | "2" | "3" | "4" | "important" | "core";
                                readonly reasons: {
                                    code: string;
                                    /** @enum {string} */
                                    level: "1" | "2" | "3" | "4" | "important" | "core";
                                    readonly columns: string[];
                                    text: string;
                                }[];
                                readonly allowedModes: ("download" | "share" | "api" | "cleanRoom")[];
                                readonly conditions: {
                                    /** @enum {string} */
                                    mode: "download" | "share" | "api" | "cleanRoom";
                                    condition: string;
                                    groupMin?: number;
                                }[];
                                smallestGroup: {
                                    k: number;
                                    readonly columns: string[];
                                    /** @description the fewest columns with groups under 5 */
                                    fewest?: {
                                        k: number;
                                        readonly columns: string[];
                                    };
                                    /** @description fewest different values of the sensitive column within one group */
                                    l?: number;
                                    /** @description the sensitive column that l is of */
                                    secret?: string;
                                } | null;
                                readonly personalClasses: string[];
                                needsReview: boolean;
                            };
                            value: {
                                /** @enum {string} */
                                status: "computed" | "needs_input";
                                currency: string | null;
                                lowMinor: string | null;
                                baseMinor: string | null;
                                highMinor: string | null;
                                lead?: ("cost" | "costGuide" | "income" | "market" | "publicPrice") | null;
                                leadReason?: string | null;
                                purpose?: string | null;
                                date?: string | null;
                                readonly methods: {
                                    /** @enum {string} */
                                    id: "cost" | "costGuide" | "income" | "market" | "publicPrice";
                                    edition: string;
                                    formula: string;
                                    /** @enum {string} */
                                    status?: "computed" | "needs_input" | "not_computable" | "not_applicable";
                                    inputs: unknown;
                                    result: {
                                        lowMinor: string;
                                        baseMinor: string;
                                        highMinor: string;
                                    } | null;
                                    readonly factors?: {
                                        id: string;
                                        group: string;
                                        name: string;
                                        /** @enum {string} */
                                        unit: "money" | "share" | "ratio" | "count";
                                        /** @description money in minor units */
                                        low: number;
                                        base: number;
                                        high: number;
                                        source: string | null;
                                        date: string | null;
                                    }[];
                                    /** @description the five inputs that move the result most: what it is when the one is at its low and at its high end */
                                    readonly sensitive?: {
                                        group: string;
                                        name: string;
                                        lowMinor: string;
                                        highMinor: string;
                                    }[];
                                    readonly missing?: string[];
                                    note?: string;
                                }[];
                                booking?: {
                                    currency: string;
                                    /** @enum {string} */
                                    holding: "intangible" | "inventory" | "open";
                                    readonly questions: {
                                        id: string;
                                        /** @enum {string} */
                                        about: "asset" | "development";
                                        text: string;
                                        /** @enum {string} */
                                        answer: "yes" | "no" | "open";
                                        evidence: string | null;
                                    }[];
                                    readonly phases: {
                                        /** @enum {string} */
                                        phase: "acquired" | "research" | "development" | "running";
                                        amountMinor: string;
                                        vouchers: number;
                                        /** @enum {string} */
                                        treatment: "capitalised" | "expensed" | "open";
                                    }[];
                                    readonly tree: {
                                        branch: string;
                                        leaf: string;
                                        tag: string;
                                        amountMinor: string;
                                    }[];
                                    readonly entries: {
                                        voucher: string;
                                        date: string;
                                        text: string;
                                        tag: string;
                                        /** @enum {string} */
                                        phase: "acquired" | "research" | "development" | "running";
                                        amountMinor: string;
                                    }[];
                                    totals: {
                                        capitalised: string;
                                        expensed: string;
                                        open: string;
                                    };
                                } | null;
                            };
                            readonly ruleSets: {
                                id: string;
                                number: string;
                                edition: string;
                                basis: string;
                                verified: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}/versions/{number}/assessment/suspects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The flagged cells of a version in the order of rows, the first 20,000 */
        get: {
            parameters: {
                query?: {
                    pageToken?: string;
                    pageSize?: number;
                };
                header?: never;
                path: {
                    id: string;
                    number: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                row: number;
                                column: string;
                                value: string | null;
                                /** @enum {string} */
                                rule: "wrong_type" | "format" | "checksum" | "not_finite" | "garbled" | "missing_marker" | "spreadsheet" | "unit" | "shifted" | "typo" | "impossible" | "pattern" | "dependency" | "number_style" | "outlier" | "duplicate_key" | "duplicate_row";
                                reason: string;
                                confidence: number;
                                /** @description what a person said: the cell is wrong indeed, or right as it is */
                                mark: ("wrong" | "right") | null;
                            }[];
                            nextPageToken?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}/versions/{number}/assessment/suspects/marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say of a flagged cell whether it is wrong or right; this teaches the rule, and the version is concluded about anew */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    number: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        row: number;
                        /** @description name or title; empty for the whole row */
                        column: string;
                        /** @enum {string} */
                        verdict: "wrong" | "right";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description what all marks of this rule on this column teach */
                            lesson: {
                                /** @enum {string} */
                                rule: "wrong_type" | "format" | "checksum" | "not_finite" | "garbled" | "missing_marker" | "spreadsheet" | "unit" | "shifted" | "typo" | "impossible" | "pattern" | "dependency" | "number_style" | "outlier" | "duplicate_key" | "duplicate_row";
                                column: string;
                                /**
                                 * @description what became of the rule on this column
                                 * @enum {string}
                                 */
                                state: "kept" | "narrowed" | "dropped";
                                wrong: number;
                                right: number;
                                /** @description estimated share of the rule’s finds that are errors */
                                precision: number;
                                /** @description narrowed: only cells of a higher confidence count */
                                above: number | null;
                            };
                            assessmentId: string;
                            suspects: {
                                before: number;
                                after: number;
                            };
                            score: {
                                before: number | null;
                                after: number | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/my/assessments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Own datasets in brief, for lists: newest version, quality, level; ?datasets=ds_…,ds_… */
        get: {
            parameters: {
                query: {
                    /** @description ids, separated by commas */
                    datasets: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                datasetId: string;
                                versionNumber: number;
                                rows: number;
                                bytes: number;
                                /** @description when the version was published */
                                createdAt: string;
                                /** @description null while it is being made */
                                assessment: {
                                    score: number | null;
                                    grade: ("A" | "B" | "C" | "D" | "E") | null;
                                    coverage: number;
                                    /** @enum {string} */
                                    level: "1" | "2" | "3" | "4" | "important" | "core";
                                    allowedModes: ("download" | "share" | "api" | "cleanRoom")[];
                                    /** @description a person has to say what a column is */
                                    needsReview: boolean;
                                    createdAt: string;
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}/costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Declare what a dataset cost; its newest version is valued anew */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        currency: string;
                        planning: {
                            lowMinor: string;
                            baseMinor: string;
                            highMinor: string;
                            source?: string;
                            /** Format: date */
                            date?: string;
                        };
                        direct: {
                            lowMinor: string;
                            baseMinor: string;
                            highMinor: string;
                            source?: string;
                            /** Format: date */
                            date?: string;
                        };
                        indirect: {
                            lowMinor: string;
                            baseMinor: string;
                            highMinor: string;
                            source?: string;
                            /** Format: date */
                            date?: string;
                        };
                        opportunity: {
                            lowMinor: string;
                            baseMinor: string;
                            highMinor: string;
                            source?: string;
                            /** Format: date */
                            date?: string;
                        };
                        taxes: {
                            lowMinor: string;
                            baseMinor: string;
                            highMinor: string;
                            source?: string;
                            /** Format: date */
                            date?: string;
                        };
                        life?: {
                            remainingMonths: number;
                            totalMonths: number;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            assessmentId: string | null;
                            value: {
                                /** @enum {string} */
                                status: "computed" | "needs_input";
                                currency: string | null;
                                lowMinor: string | null;
                                baseMinor: string | null;
                                highMinor: string | null;
                                lead?: ("cost" | "costGuide" | "income" | "market" | "publicPrice") | null;
                                leadReason?: string | null;
                                purpose?: string | null;
                                date?: string | null;
                                readonly methods: {
                                    /** @enum {string} */
                                    id: "cost" | "costGuide" | "income" | "market" | "publicPrice";
                                    edition: string;
                                    formula: string;
                                    /** @enum {string} */
                                    status?: "computed" | "needs_input" | "not_computable" | "not_applicable";
                                    inputs: unknown;
                                    result: {
                                        lowMinor: string;
                                        baseMinor: string;
                                        highMinor: string;
                                    } | null;
                                    readonly factors?: {
                                        id: string;
                                        group: string;
                                        name: string;
                                        /** @enum {string} */
                                        unit: "money" | "share" | "ratio" | "count";
                                        /** @description money in minor units */
                                        low: number;
                                        base: number;
                                        high: number;
                                        source: string | null;
                                        date: string | null;
                                    }[];
                                    /** @description the five inputs that move the result most: what it is when the one is at its low and at its high end */
                                    readonly sensitive?: {
                                        group: string;
                                        name: string;
                                        lowMinor: string;
                                        highMinor: string;
                                    }[];
                                    readonly missing?: string[];
                                    note?: string;
                                }[];
                                booking?: {
                                    currency: string;
                                    /** @enum {string} */
                                    holding: "intangible" | "inventory" | "open";
                                    readonly questions: {
                                        id: string;
                                        /** @enum {string} */
                                        about: "asset" | "development";
                                        text: string;
                                        /** @enum {string} */
                                        answer: "yes" | "no" | "open";
                                        evidence: string | null;
                                    }[];
                                    readonly phases: {
                                        /** @enum {string} */
                                        phase: "acquired" | "research" | "development" | "running";
                                        amountMinor: string;
                                        vouchers: number;
                                        /** @enum {string} */
                                        treatment: "capitalised" | "expensed" | "open";
                                    }[];
                                    readonly tree: {
                                        branch: string;
                                        leaf: string;
                                        tag: string;
                                        amountMinor: string;
                                    }[];
                                    readonly entries: {
                                        voucher: string;
                                        date: string;
                                        text: string;
                                        tag: string;
                                        /** @enum {string} */
                                        phase: "acquired" | "research" | "development" | "running";
                                        amountMinor: string;
                                    }[];
                                    totals: {
                                        capitalised: string;
                                        expensed: string;
                                        open: string;
                                    };
                                } | null;
                            } | null;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}/value-sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was declared for the value of a dataset, null when nothing was; and the words of its form: recognition questions, cost tree */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sheet: {
                                currency: string;
                                purpose?: string;
                                /** Format: date */
                                date?: string;
                                costs?: {
                                    planning: {
                                        lowMinor: string;
                                        baseMinor: string;
                                        highMinor: string;
                                        source?: string;
                                        /** Format: date */
                                        date?: string;
                                    };
                                    direct: {
                                        lowMinor: string;
                                        baseMinor: string;
                                        highMinor: string;
                                        source?: string;
                                        /** Format: date */
                                        date?: string;
                                    };
                                    indirect: {
                                        lowMinor: string;
                                        baseMinor: string;
                                        highMinor: string;
                                        source?: string;
                                        /** Format: date */
                                        date?: string;
                                    };
                                    opportunity: {
                                        lowMinor: string;
                                        baseMinor: string;
                                        highMinor: string;
                                        source?: string;
                                        /** Format: date */
                                        date?: string;
                                    };
                                    taxes: {
                                        lowMinor: string;
                                        baseMinor: string;
                                        highMinor: string;
                                        source?: string;
                                        /** Format: date */
                                        date?: string;
                                    };
                                    life?: {
                                        remainingMonths: number;
                                        totalMonths: number;
                                    };
                                };
                                costGuide?: {
                                    returnRate: {
                                        low: number;
                                        base: number;
                                        high: number;
                                        source?: string;
                                        /** Format: date */
                                        date?: string;
                                    };
                                    quality?: {
                                        low: number;
                                        base: number;
                                        high: number;
                                        source?: string;
                                        /** Format: date */
                                        date?: string;
                                    };
                                    circulation?: {
                                        low: number;
                                        base: number;
                                        high: number;
                                        source?: string;
                                        /** Format: date */
                                        date?: string;
                                    };
                                    readonly circulationClasses?: {
                                        name: string;
                                        volume: number;
                                        spread: number;
                                    }[];
                                    monopoly: {
                                        low: number;
                                        base: number;
                                        high: number;
                                        source?: string;
                                        /** Format: date */
                                        date?: string;
                                    };
                                    risk: {
                                        low: number;
                                        base: number;
                                        high: number;
                                        source?: string;
                                        /** Format: date */
                                        date?: string;
                                    };
                                };
                                income?: {
                                    /** @enum {string} */
                                    way: "direct" | "revenueShare" | "profitShare" | "excess" | "growth" | "saving";
                                    readonly years: {
                                        year?: string;
                                        revenue?: {
                                            lowMinor: string;
                                            baseMinor: string;
                                            highMinor: string;
                                            source?: string;
                                            /** Format: date */
                                            date?: string;
                                        };
                                        profit?: {
                                            lowMinor: string;
                                            baseMinor: string;
                                            highMinor: string;
                                            source?: string;
                                            /** Format: date */
                                            date?: string;
                                        };
                                        share?: {
                                            low: number;
                                            base: number;
                                            high: number;
                                            source?: string;
                                            /** Format: date */
                                            date?: string;
                                        };
                                        readonly assets?: {
                                            name: string;
                                            value: {
                                                lowMinor: string;
                                                baseMinor: string;
                                                highMinor: string;
                                                source?: string;
                                                /** Format: date */
                                                date?: string;
                                            };
                                            return: {
                                                low: number;
                                                base: number;
                                                high: number;
                                                source?: string;
                                                /** Format: date */
                                                date?: string;
                                            };
                                        }[];
                                        priceBefore?: {
                                            lowMinor: string;
                                            baseMinor: string;
                                            highMinor: string;
                                            source?: string;
                                            /** Format: date */
                                            date?: string;
                                        };
                                        priceAfter?: {
                                            lowMinor: string;
                                            baseMinor: string;
                                            highMinor: string;
                                            source?: string;
                                            /** Format: date */
                                            date?: string;
                                        };
                                        volumeBefore?: {
                                            low: number;
                                            base: number;
                                            high: number;
                                            source?: string;
                                            /** Format: date */
                                            date?: string;
                                        };
                                        volumeAfter?: {
                                            low: number;
                                            base: number;
                                            high: number;
                                            source?: string;
                                            /** Format: date */
                                            date?: string;
                                        };
                                        extraCost?: {
                                            lowMinor: string;
                                            baseMinor: string;
                                            highMinor: string;
                                            source?: string;
                                            /** Format: date */
                                            date?: string;
                                        };
                                        unitCostBefore?: {
                                            lowMinor: string;
                                            baseMinor: string;
                                            highMinor: string;
                                            source?: string;
                                            /** Format: date */
                                            date?: string;
                                        };
                                        unitCostAfter?: {
                                            lowMinor: string;
                                            baseMinor: string;
                                            highMinor: string;
                                            source?: string;
                                            /** Format: date */
                                            date?: string;
                                        };
                                        volume?: {
                                            low: number;
                                            base: number;
                                            high: number;
                                            source?: string;
                                            /** Format: date */
                                            date?: string;
                                        };
                                        taxRate?: {
                                            low: number;
                                            base: number;
                                            high: number;
                                            source?: string;
                                            /** Format: date */
                                            date?: string;
                                        };
                                    }[];
                                    readonly rate: {
                                        low: number;
                                        base: number;
                                        high: number;
                                        source?: string;
                                        /** Format: date */
                                        date?: string;
                                        name: string;
                                    }[];
                                };
                                market?: {
                                    readonly comparables: {
                                        name: string;
                                        price: {
                                            lowMinor: string;
                                            baseMinor: string;
                                            highMinor: string;
                                            source?: string;
                                            /** Format: date */
                                            date?: string;
                                        };
                                        /** Format: date */
                                        settledOn?: string;
                                        /** @description address or number of the ledger entry that settled the deal */
                                        ledgerEntry?: string;
                                        part?: string;
                                        quality?: {
                                            low: number;
                                            base: number;
                                            high: number;
                                            source?: string;
                                            /** Format: date */
                                            date?: string;
                                        };
                                        supply?: {
                                            low: number;
                                            base: number;
                                            high: number;
                                            source?: string;
                                            /** Format: date */
                                            date?: string;
                                        };
                                        day?: {
                                            low: number;
                                            base: number;
                                            high: number;
                                            source?: string;
                                            /** Format: date */
                                            date?: string;
                                        };
                                        volume?: {
                                            low: number;
                                            base: number;
                                            high: number;
                                            source?: string;
                                            /** Format: date */
                                            date?: string;
                                        };
                                        other?: {
                                            low: number;
                                            base: number;
                                            high: number;
                                            source?: string;
                                            /** Format: date */
                                            date?: string;
                                        };
                                    }[];
                                };
                                publicOperation?: {
                                    margin: {
                                        low: number;
                                        base: number;
                                        high: number;
                                        source?: string;
                                        /** Format: date */
                                        date?: string;
                                    };
                                    volume?: {
                                        low: number;
                                        base: number;
                                        high: number;
                                        source?: string;
                                        /** Format: date */
                                        date?: string;
                                    };
                                    unit?: string;
                                };
                                booking?: {
                                    /** @enum {string} */
                                    holding?: "use" | "sale";
                                    readonly entries?: {
                                        voucher: string;
                                        /** Format: date */
                                        date: string;
                                        text: string;
                                        /** @enum {string} */
                                        tag: "planning" | "acquisition" | "confirmation" | "description" | "storage" | "integration" | "discovery" | "maintenance" | "depreciation" | "labour" | "indirect" | "outsourcing";
                                        /** @enum {string} */
                                        phase: "acquired" | "research" | "development" | "running";
                                        amountMinor: string;
                                    }[];
                                    answers?: {
                                        [key: string]: {
                                            /** @enum {string} */
                                            answer: "yes" | "no";
                                            evidence?: string;
                                        };
                                    };
                                };
                                /** @enum {string} */
                                lead?: "cost" | "costGuide" | "income" | "market" | "publicPrice";
                                leadReason?: string;
                            } | null;
                            questions: {
                                id: string;
                                /** @enum {string} */
                                about: "asset" | "development";
                                text: string;
                            }[];
                            tags: {
                                id: string;
                                branch: string;
                                name: string;
                            }[];
                        };
                    };
                };
            };
        };
        /** Declare all that a dataset is valued by (costs, income, comparables, books); its newest version is valued anew */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        currency: string;
                        purpose?: string;
                        /** Format: date */
                        date?: string;
                        costs?: {
                            planning: {
                                lowMinor: string;
                                baseMinor: string;
                                highMinor: string;
                                source?: string;
                                /** Format: date */
                                date?: string;
                            };
                            direct: {
                                lowMinor: string;
                                baseMinor: string;
                                highMinor: string;
                                source?: string;
                                /** Format: date */
                                date?: string;
                            };
                            indirect: {
                                lowMinor: string;
                                baseMinor: string;
                                highMinor: string;
                                source?: string;
                                /** Format: date */
                                date?: string;
                            };
                            opportunity: {
                                lowMinor: string;
                                baseMinor: string;
                                highMinor: string;
                                source?: string;
                                /** Format: date */
                                date?: string;
                            };
                            taxes: {
                                lowMinor: string;
                                baseMinor: string;
                                highMinor: string;
                                source?: string;
                                /** Format: date */
                                date?: string;
                            };
                            life?: {
                                remainingMonths: number;
                                totalMonths: number;
                            };
                        };
                        costGuide?: {
                            returnRate: {
                                low: number;
                                base: number;
                                high: number;
                                source?: string;
                                /** Format: date */
                                date?: string;
                            };
                            quality?: {
                                low: number;
                                base: number;
                                high: number;
                                source?: string;
                                /** Format: date */
                                date?: string;
                            };
                            circulation?: {
                                low: number;
                                base: number;
                                high: number;
                                source?: string;
                                /** Format: date */
                                date?: string;
                            };
                            readonly circulationClasses?: {
                                name: string;
                                volume: number;
                                spread: number;
                            }[];
                            monopoly: {
                                low: number;
                                base: number;
                                high: number;
                                source?: string;
                                /** Format: date */
                                date?: string;
                            };
                            risk: {
                                low: number;
                                base: number;
                                high: number;
                                source?: string;
                                /** Format: date */
                                date?: string;
                            };
                        };
                        income?: {
                            /** @enum {string} */
                            way: "direct" | "revenueShare" | "profitShare" | "excess" | "growth" | "saving";
                            readonly years: {
                                year?: string;
                                revenue?: {
                                    lowMinor: string;
                                    baseMinor: string;
                                    highMinor: string;
                                    source?: string;
                                    /** Format: date */
                                    date?: string;
                                };
                                profit?: {
                                    lowMinor: string;
                                    baseMinor: string;
                                    highMinor: string;
                                    source?: string;
                                    /** Format: date */
                                    date?: string;
                                };
                                share?: {
                                    low: number;
                                    base: number;
                                    high: number;
                                    source?: string;
                                    /** Format: date */
                                    date?: string;
                                };
                                readonly assets?: {
                                    name: string;
                                    value: {
                                        lowMinor: string;
                                        baseMinor: string;
                                        highMinor: string;
                                        source?: string;
                                        /** Format: date */
                                        date?: string;
                                    };
                                    return: {
                                        low: number;
                                        base: number;
                                        high: number;
                                        source?: string;
                                        /** Format: date */
                                        date?: string;
                                    };
                                }[];
                                priceBefore?: {
                                    lowMinor: string;
                                    baseMinor: string;
                                    highMinor: string;
                                    source?: string;
                                    /** Format: date */
                                    date?: string;
                                };
                                priceAfter?: {
                                    lowMinor: string;
                                    baseMinor: string;
                                    highMinor: string;
                                    source?: string;
                                    /** Format: date */
                                    date?: string;
                                };
                                volumeBefore?: {
                                    low: number;
                                    base: number;
                                    high: number;
                                    source?: string;
                                    /** Format: date */
                                    date?: string;
                                };
                                volumeAfter?: {
                                    low: number;
                                    base: number;
                                    high: number;
                                    source?: string;
                                    /** Format: date */
                                    date?: string;
                                };
                                extraCost?: {
                                    lowMinor: string;
                                    baseMinor: string;
                                    highMinor: string;
                                    source?: string;
                                    /** Format: date */
                                    date?: string;
                                };
                                unitCostBefore?: {
                                    lowMinor: string;
                                    baseMinor: string;
                                    highMinor: string;
                                    source?: string;
                                    /** Format: date */
                                    date?: string;
                                };
                                unitCostAfter?: {
                                    lowMinor: string;
                                    baseMinor: string;
                                    highMinor: string;
                                    source?: string;
                                    /** Format: date */
                                    date?: string;
                                };
                                volume?: {
                                    low: number;
                                    base: number;
                                    high: number;
                                    source?: string;
                                    /** Format: date */
                                    date?: string;
                                };
                                taxRate?: {
                                    low: number;
                                    base: number;
                                    high: number;
                                    source?: string;
                                    /** Format: date */
                                    date?: string;
                                };
                            }[];
                            readonly rate: {
                                low: number;
                                base: number;
                                high: number;
                                source?: string;
                                /** Format: date */
                                date?: string;
                                name: string;
                            }[];
                        };
                        market?: {
                            readonly comparables: {
                                name: string;
                                price: {
                                    lowMinor: string;
                                    baseMinor: string;
                                    highMinor: string;
                                    source?: string;
                                    /** Format: date */
                                    date?: string;
                                };
                                /** Format: date */
                                settledOn?: string;
                                /** @description address or number of the ledger entry that settled the deal */
                                ledgerEntry?: string;
                                part?: string;
                                quality?: {
                                    low: number;
                                    base: number;
                                    high: number;
                                    source?: string;
                                    /** Format: date */
                                    date?: string;
                                };
                                supply?: {
                                    low: number;
                                    base: number;
                                    high: number;
                                    source?: string;
                                    /** Format: date */
                                    date?: string;
                                };
                                day?: {
                                    low: number;
                                    base: number;
                                    high: number;
                                    source?: string;
                                    /** Format: date */
                                    date?: string;
                                };
                                volume?: {
                                    low: number;
                                    base: number;
                                    high: number;
                                    source?: string;
                                    /** Format: date */
                                    date?: string;
                                };
                                other?: {
                                    low: number;
                                    base: number;
                                    high: number;
                                    source?: string;
                                    /** Format: date */
                                    date?: string;
                                };
                            }[];
                        };
                        publicOperation?: {
                            margin: {
                                low: number;
                                base: number;
                                high: number;
                                source?: string;
                                /** Format: date */
                                date?: string;
                            };
                            volume?: {
                                low: number;
                                base: number;
                                high: number;
                                source?: string;
                                /** Format: date */
                                date?: string;
                            };
                            unit?: string;
                        };
                        booking?: {
                            /** @enum {string} */
                            holding?: "use" | "sale";
                            readonly entries?: {
                                voucher: string;
                                /** Format: date */
                                date: string;
                                text: string;
                                /** @enum {string} */
                                tag: "planning" | "acquisition" | "confirmation" | "description" | "storage" | "integration" | "discovery" | "maintenance" | "depreciation" | "labour" | "indirect" | "outsourcing";
                                /** @enum {string} */
                                phase: "acquired" | "research" | "development" | "running";
                                amountMinor: string;
                            }[];
                            answers?: {
                                [key: string]: {
                                    /** @enum {string} */
                                    answer: "yes" | "no";
                                    evidence?: string;
                                };
                            };
                        };
                        /** @enum {string} */
                        lead?: "cost" | "costGuide" | "income" | "market" | "publicPrice";
                        leadReason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            assessmentId: string | null;
                            value: {
                                /** @enum {string} */
                                status: "computed" | "needs_input";
                                currency: string | null;
                                lowMinor: string | null;
                                baseMinor: string | null;
                                highMinor: string | null;
                                lead?: ("cost" | "costGuide" | "income" | "market" | "publicPrice") | null;
                                leadReason?: string | null;
                                purpose?: string | null;
                                date?: string | null;
                                readonly methods: {
                                    /** @enum {string} */
                                    id: "cost" | "costGuide" | "income" | "market" | "publicPrice";
                                    edition: string;
                                    formula: string;
                                    /** @enum {string} */
                                    status?: "computed" | "needs_input" | "not_computable" | "not_applicable";
                                    inputs: unknown;
                                    result: {
                                        lowMinor: string;
                                        baseMinor: string;
                                        highMinor: string;
                                    } | null;
                                    readonly factors?: {
                                        id: string;
                                        group: string;
                                        name: string;
                                        /** @enum {string} */
                                        unit: "money" | "share" | "ratio" | "count";
                                        /** @description money in minor units */
                                        low: number;
                                        base: number;
                                        high: number;
                                        source: string | null;
                                        date: string | null;
                                    }[];
                                    /** @description the five inputs that move the result most: what it is when the one is at its low and at its high end */
                                    readonly sensitive?: {
                                        group: string;
                                        name: string;
                                        lowMinor: string;
                                        highMinor: string;
                                    }[];
                                    readonly missing?: string[];
                                    note?: string;
                                }[];
                                booking?: {
                                    currency: string;
                                    /** @enum {string} */
                                    holding: "intangible" | "inventory" | "open";
                                    readonly questions: {
                                        id: string;
                                        /** @enum {string} */
                                        about: "asset" | "development";
                                        text: string;
                                        /** @enum {string} */
                                        answer: "yes" | "no" | "open";
                                        evidence: string | null;
                                    }[];
                                    readonly phases: {
                                        /** @enum {string} */
                                        phase: "acquired" | "research" | "development" | "running";
                                        amountMinor: string;
                                        vouchers: number;
                                        /** @enum {string} */
                                        treatment: "capitalised" | "expensed" | "open";
                                    }[];
                                    readonly tree: {
                                        branch: string;
                                        leaf: string;
                                        tag: string;
                                        amountMinor: string;
                                    }[];
                                    readonly entries: {
                                        voucher: string;
                                        date: string;
                                        text: string;
                                        tag: string;
                                        /** @enum {string} */
                                        phase: "acquired" | "research" | "development" | "running";
                                        amountMinor: string;
                                    }[];
                                    totals: {
                                        capitalised: string;
                                        expensed: string;
                                        open: string;
                                    };
                                } | null;
                            } | null;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}/levels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set the level of a column: up at once, down with the approval of a second person */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        column: string;
                        /** @enum {string} */
                        level: "1" | "2" | "3" | "4" | "important" | "core";
                        reason: string;
                        approvalId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            assessmentId: string | null;
                            level: ("1" | "2" | "3" | "4" | "important" | "core") | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}/level-approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lowerings of levels that a second person was asked about, newest first, and where they stand */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                approvalId: string;
                                column: string;
                                /** @enum {string} */
                                level: "1" | "2" | "3" | "4" | "important" | "core";
                                reason: string;
                                /** @enum {string} */
                                state: "waiting" | "approved" | "refused" | "used";
                                requestedBy: string;
                                requestedAt: string;
                                decidedBy: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Ask a second person of one’s organisation to approve the lowering of a column’s level */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        column: string;
                        /** @enum {string} */
                        level: "1" | "2" | "3" | "4" | "important" | "core";
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            approvalId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}/versions/{number}/certificate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The signed certificate of a version’s newest assessment; issued when first asked for, the same afterwards */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    number: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            statement: {
                                /** @enum {string} */
                                schema: "corridor.certificate/1";
                                id: string;
                                /** @description RFC 3339, UTC */
                                issuedAt: string;
                                issuer: {
                                    organisationId: string | null;
                                    name: string;
                                    region: string;
                                };
                                subject: {
                                    datasetId: string;
                                    name: string;
                                    versionId: string;
                                    versionNumber: number;
                                    owner: string;
                                };
                                content: {
                                    /** @description SHA-256 over the canonical JSON array of the sorted hashes of `files` */
                                    contentSha256: string;
                                    /** @description SHA-256 of each Parquet file that a buyer reads */
                                    files: string[];
                                    /** @description SHA-256 of the uploaded bytes; null where a version grew by several uploads */
                                    uploadSha256: string | null;
                                    rows: number;
                                    columns: number;
                                };
                                method: {
                                    measurer: string;
                                    editions: string[];
                                    /** @description which rows were looked at */
                                    sample: string;
                                };
                                quality: {
                                    score: number | null;
                                    grade: string | null;
                                    coverage: number;
                                    dimensions: {
                                        id: string;
                                        score: number | null;
                                    }[];
                                    indicators: {
                                        code: string;
                                        status: string;
                                        numerator: number | null;
                                        denominator: number | null;
                                        result: number | null;
                                    }[];
                                };
                                sensitivity: {
                                    /** @enum {string} */
                                    level: "1" | "2" | "3" | "4" | "important" | "core";
                                    allowedModes: string[];
                                };
                            };
                            signatures: {
                                /** @enum {string} */
                                algorithm: "Ed25519" | "SM2-SM3";
                                keyId: string;
                                /** @description base64: 32 raw bytes of Ed25519, 65 of an uncompressed SM2 point */
                                publicKey: string;
                                /** @description base64: 64 raw bytes of Ed25519, DER of SM2 with SM3 (GB/T 32918.2) */
                                value: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/certificates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A certificate about data of your organisation, as it was handed out */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            statement: {
                                /** @enum {string} */
                                schema: "corridor.certificate/1";
                                id: string;
                                /** @description RFC 3339, UTC */
                                issuedAt: string;
                                issuer: {
                                    organisationId: string | null;
                                    name: string;
                                    region: string;
                                };
                                subject: {
                                    datasetId: string;
                                    name: string;
                                    versionId: string;
                                    versionNumber: number;
                                    owner: string;
                                };
                                content: {
                                    /** @description SHA-256 over the canonical JSON array of the sorted hashes of `files` */
                                    contentSha256: string;
                                    /** @description SHA-256 of each Parquet file that a buyer reads */
                                    files: string[];
                                    /** @description SHA-256 of the uploaded bytes; null where a version grew by several uploads */
                                    uploadSha256: string | null;
                                    rows: number;
                                    columns: number;
                                };
                                method: {
                                    measurer: string;
                                    editions: string[];
                                    /** @description which rows were looked at */
                                    sample: string;
                                };
                                quality: {
                                    score: number | null;
                                    grade: string | null;
                                    coverage: number;
                                    dimensions: {
                                        id: string;
                                        score: number | null;
                                    }[];
                                    indicators: {
                                        code: string;
                                        status: string;
                                        numerator: number | null;
                                        denominator: number | null;
                                        result: number | null;
                                    }[];
                                };
                                sensitivity: {
                                    /** @enum {string} */
                                    level: "1" | "2" | "3" | "4" | "important" | "core";
                                    allowedModes: string[];
                                };
                            };
                            signatures: {
                                /** @enum {string} */
                                algorithm: "Ed25519" | "SM2-SM3";
                                keyId: string;
                                /** @description base64: 32 raw bytes of Ed25519, 65 of an uncompressed SM2 point */
                                publicKey: string;
                                /** @description base64: 64 raw bytes of Ed25519, DER of SM2 with SM3 (GB/T 32918.2) */
                                value: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/certificate-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What this platform says of a certificate that somebody holds: intact, issued here, still current */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        statement: {
                            /** @enum {string} */
                            schema: "corridor.certificate/1";
                            id: string;
                            /** @description RFC 3339, UTC */
                            issuedAt: string;
                            issuer: {
                                organisationId: string | null;
                                name: string;
                                region: string;
                            };
                            subject: {
                                datasetId: string;
                                name: string;
                                versionId: string;
                                versionNumber: number;
                                owner: string;
                            };
                            content: {
                                /** @description SHA-256 over the canonical JSON array of the sorted hashes of `files` */
                                contentSha256: string;
                                /** @description SHA-256 of each Parquet file that a buyer reads */
                                files: string[];
                                /** @description SHA-256 of the uploaded bytes; null where a version grew by several uploads */
                                uploadSha256: string | null;
                                rows: number;
                                columns: number;
                            };
                            method: {
                                measurer: string;
                                editions: string[];
                                /** @description which rows were looked at */
                                sample: string;
                            };
                            quality: {
                                score: number | null;
                                grade: string | null;
                                coverage: number;
                                dimensions: {
                                    id: string;
                                    score: number | null;
                                }[];
                                indicators: {
                                    code: string;
                                    status: string;
                                    numerator: number | null;
                                    denominator: number | null;
                                    result: number | null;
                                }[];
                            };
                            sensitivity: {
                                /** @enum {string} */
                                level: "1" | "2" | "3" | "4" | "important" | "core";
                                allowedModes: string[];
                            };
                        };
                        signatures: {
                            /** @enum {string} */
                            algorithm: "Ed25519" | "SM2-SM3";
                            keyId: string;
                            /** @description base64: 32 raw bytes of Ed25519, 65 of an uncompressed SM2 point */
                            publicKey: string;
                            /** @description base64: 64 raw bytes of Ed25519, DER of SM2 with SM3 (GB/T 32918.2) */
                            value: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description every signature is by the key that it names */
                            isIntact: boolean;
                            /** @description this platform issued exactly this statement */
                            isIssuedHere: boolean;
                            /** @description it is about the newest assessment of the version; null when not issued here */
                            isCurrent: boolean | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}/contract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The data contract of a dataset (ODCS), as it was written, and how the newest version stands to it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description null while there is none */
                            contract: {
                                datasetId: string;
                                number: number;
                                /** @enum {string} */
                                format: "yaml" | "json";
                                text: string;
                                sha256: string;
                                createdAt: string;
                                createdBy: string;
                                known: {
                                    status: string;
                                    version: string;
                                    columns: {
                                        /** @description JSON pointer of the property */
                                        path: string;
                                        name: string;
                                        physicalName: string | null;
                                        logicalType: string | null;
                                        description: string | null;
                                        required: boolean;
                                        unique: boolean;
                                        primaryKey: boolean;
                                        classification: string | null;
                                        options: {
                                            [key: string]: unknown;
                                        };
                                    }[];
                                    serviceLevels: {
                                        path: string;
                                        property: string;
                                        value: unknown;
                                        unit: string | null;
                                    }[];
                                    /** @description custom properties that are inputs of indicators */
                                    inputs: {
                                        path: string;
                                        name: string;
                                        column: string | null;
                                        value: unknown;
                                    }[];
                                };
                                /** @description null while the newest version is being checked */
                                check: {
                                    versionNumber: number;
                                    held: number;
                                    broken: number;
                                    notRun: number;
                                    clauses: {
                                        /** @description JSON pointer into the contract */
                                        path: string;
                                        /** @description stored name of the column; null for the table */
                                        column: string | null;
                                        /** @enum {string} */
                                        kind: "column" | "type" | "format" | "length" | "range" | "precision" | "values" | "mask" | "required" | "unique" | "key" | "library" | "sql" | "reference" | "relationship" | "population" | "truth" | "copy" | "row" | "cross" | "period" | "order" | "punctuality" | "authorisation" | "probes" | "scenario";
                                        text: string;
                                        /** @enum {string} */
                                        state: "held" | "broken" | "not_run";
                                        good: number | null;
                                        of: number | null;
                                        /** @description why it was not run */
                                        reason: string | null;
                                    }[];
                                } | null;
                                /** @description contracts of this dataset, the newest first */
                                earlier: {
                                    number: number;
                                    sha256: string;
                                    createdAt: string;
                                    createdBy: string;
                                }[];
                            } | null;
                        };
                    };
                };
            };
        };
        /** Write the data contract of a dataset: ODCS 3.x as YAML or JSON; the newest version is checked anew */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                        base?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            datasetId: string;
                            number: number;
                            /** @enum {string} */
                            format: "yaml" | "json";
                            text: string;
                            sha256: string;
                            createdAt: string;
                            createdBy: string;
                            known: {
                                status: string;
                                version: string;
                                columns: {
                                    /** @description JSON pointer of the property */
                                    path: string;
                                    name: string;
                                    physicalName: string | null;
                                    logicalType: string | null;
                                    description: string | null;
                                    required: boolean;
                                    unique: boolean;
                                    primaryKey: boolean;
                                    classification: string | null;
                                    options: {
                                        [key: string]: unknown;
                                    };
                                }[];
                                serviceLevels: {
                                    path: string;
                                    property: string;
                                    value: unknown;
                                    unit: string | null;
                                }[];
                                /** @description custom properties that are inputs of indicators */
                                inputs: {
                                    path: string;
                                    name: string;
                                    column: string | null;
                                    value: unknown;
                                }[];
                            };
                            /** @description null while the newest version is being checked */
                            check: {
                                versionNumber: number;
                                held: number;
                                broken: number;
                                notRun: number;
                                clauses: {
                                    /** @description JSON pointer into the contract */
                                    path: string;
                                    /** @description stored name of the column; null for the table */
                                    column: string | null;
                                    /** @enum {string} */
                                    kind: "column" | "type" | "format" | "length" | "range" | "precision" | "values" | "mask" | "required" | "unique" | "key" | "library" | "sql" | "reference" | "relationship" | "population" | "truth" | "copy" | "row" | "cross" | "period" | "order" | "punctuality" | "authorisation" | "probes" | "scenario";
                                    text: string;
                                    /** @enum {string} */
                                    state: "held" | "broken" | "not_run";
                                    good: number | null;
                                    of: number | null;
                                    /** @description why it was not run */
                                    reason: string | null;
                                }[];
                            } | null;
                            /** @description contracts of this dataset, the newest first */
                            earlier: {
                                number: number;
                                sha256: string;
                                createdAt: string;
                                createdBy: string;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change parts of the data contract by JSON Patch; whatever is not named stays as it was written */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description number of the contract that the changes were made from, 0 for none */
                        base?: number;
                        changes: ({
                            /** @enum {string} */
                            op: "add" | "replace";
                            path: string;
                            value: unknown;
                        } | {
                            /** @enum {string} */
                            op: "remove";
                            path: string;
                        })[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            datasetId: string;
                            number: number;
                            /** @enum {string} */
                            format: "yaml" | "json";
                            text: string;
                            sha256: string;
                            createdAt: string;
                            createdBy: string;
                            known: {
                                status: string;
                                version: string;
                                columns: {
                                    /** @description JSON pointer of the property */
                                    path: string;
                                    name: string;
                                    physicalName: string | null;
                                    logicalType: string | null;
                                    description: string | null;
                                    required: boolean;
                                    unique: boolean;
                                    primaryKey: boolean;
                                    classification: string | null;
                                    options: {
                                        [key: string]: unknown;
                                    };
                                }[];
                                serviceLevels: {
                                    path: string;
                                    property: string;
                                    value: unknown;
                                    unit: string | null;
                                }[];
                                /** @description custom properties that are inputs of indicators */
                                inputs: {
                                    path: string;
                                    name: string;
                                    column: string | null;
                                    value: unknown;
                                }[];
                            };
                            /** @description null while the newest version is being checked */
                            check: {
                                versionNumber: number;
                                held: number;
                                broken: number;
                                notRun: number;
                                clauses: {
                                    /** @description JSON pointer into the contract */
                                    path: string;
                                    /** @description stored name of the column; null for the table */
                                    column: string | null;
                                    /** @enum {string} */
                                    kind: "column" | "type" | "format" | "length" | "range" | "precision" | "values" | "mask" | "required" | "unique" | "key" | "library" | "sql" | "reference" | "relationship" | "population" | "truth" | "copy" | "row" | "cross" | "period" | "order" | "punctuality" | "authorisation" | "probes" | "scenario";
                                    text: string;
                                    /** @enum {string} */
                                    state: "held" | "broken" | "not_run";
                                    good: number | null;
                                    of: number | null;
                                    /** @description why it was not run */
                                    reason: string | null;
                                }[];
                            } | null;
                            /** @description contracts of this dataset, the newest first */
                            earlier: {
                                number: number;
                                sha256: string;
                                createdAt: string;
                                createdBy: string;
                            }[];
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/datasets/{id}/contract/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What is wrong with a text before it is written as contract, line by line */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            problems: {
                                path: string;
                                line: number;
                                column: number;
                                text: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}/contract/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rules that the newest version keeps, with how many rows do, to be accepted one by one */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            versionNumber: number;
                            /**
                             * @description waiting while the version is being looked at
                             * @enum {string}
                             */
                            state: "ready" | "waiting";
                            items: {
                                rule: string;
                                /** @enum {string} */
                                kind: "type" | "required" | "unique" | "key" | "minimum" | "maximum" | "pattern" | "format" | "values" | "frequency";
                                /** @description title of the column; empty for the table */
                                column: string;
                                text: string;
                                value: unknown;
                                /** @description elements that keep the rule */
                                good: number;
                                of: number;
                                accepted: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}/contract/suggestions/{rule}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept a suggested rule into the data contract */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    rule: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            datasetId: string;
                            number: number;
                            /** @enum {string} */
                            format: "yaml" | "json";
                            text: string;
                            sha256: string;
                            createdAt: string;
                            createdBy: string;
                            known: {
                                status: string;
                                version: string;
                                columns: {
                                    /** @description JSON pointer of the property */
                                    path: string;
                                    name: string;
                                    physicalName: string | null;
                                    logicalType: string | null;
                                    description: string | null;
                                    required: boolean;
                                    unique: boolean;
                                    primaryKey: boolean;
                                    classification: string | null;
                                    options: {
                                        [key: string]: unknown;
                                    };
                                }[];
                                serviceLevels: {
                                    path: string;
                                    property: string;
                                    value: unknown;
                                    unit: string | null;
                                }[];
                                /** @description custom properties that are inputs of indicators */
                                inputs: {
                                    path: string;
                                    name: string;
                                    column: string | null;
                                    value: unknown;
                                }[];
                            };
                            /** @description null while the newest version is being checked */
                            check: {
                                versionNumber: number;
                                held: number;
                                broken: number;
                                notRun: number;
                                clauses: {
                                    /** @description JSON pointer into the contract */
                                    path: string;
                                    /** @description stored name of the column; null for the table */
                                    column: string | null;
                                    /** @enum {string} */
                                    kind: "column" | "type" | "format" | "length" | "range" | "precision" | "values" | "mask" | "required" | "unique" | "key" | "library" | "sql" | "reference" | "relationship" | "population" | "truth" | "copy" | "row" | "cross" | "period" | "order" | "punctuality" | "authorisation" | "probes" | "scenario";
                                    text: string;
                                    /** @enum {string} */
                                    state: "held" | "broken" | "not_run";
                                    good: number | null;
                                    of: number | null;
                                    /** @description why it was not run */
                                    reason: string | null;
                                }[];
                            } | null;
                            /** @description contracts of this dataset, the newest first */
                            earlier: {
                                number: number;
                                sha256: string;
                                createdAt: string;
                                createdBy: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How one version differs from another: columns, drift of values, quality, clauses of the contract that are broken */
        get: {
            parameters: {
                query: {
                    from: number;
                    to: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            datasetId: string;
                            from: {
                                number: number;
                                rows: number;
                                score: number | null;
                                coverage: number;
                            };
                            to: {
                                number: number;
                                rows: number;
                                score: number | null;
                                coverage: number;
                            };
                            schema: {
                                /** @enum {string} */
                                change: "added" | "removed" | "type" | "renamed";
                                column: string;
                                /** @description the type before */
                                from: string | null;
                                /** @description the type now; of a guess at a renaming, the name now */
                                to: string | null;
                                likeness: number | null;
                            }[];
                            drift: {
                                column: string;
                                /** @enum {string} */
                                kind: "number" | "category";
                                psi: number;
                                ks: number | null;
                                ksCritical: number | null;
                                /** @enum {string} */
                                band: "stable" | "some" | "strong";
                                missingBefore: number;
                                missingAfter: number;
                            }[];
                            /** @description rows that distances were taken on; 0 when on all */
                            sampledRows: number;
                            quality: {
                                id: string;
                                name: string;
                                before: number | null;
                                after: number | null;
                            }[];
                            broken: {
                                /** @description JSON pointer into the contract */
                                path: string;
                                /** @description stored name of the column; null for the table */
                                column: string | null;
                                /** @enum {string} */
                                kind: "column" | "type" | "format" | "length" | "range" | "precision" | "values" | "mask" | "required" | "unique" | "key" | "library" | "sql" | "reference" | "relationship" | "population" | "truth" | "copy" | "row" | "cross" | "period" | "order" | "punctuality" | "authorisation" | "probes" | "scenario";
                                text: string;
                                /** @enum {string} */
                                state: "held" | "broken" | "not_run";
                                good: number | null;
                                of: number | null;
                                /** @description why it was not run */
                                reason: string | null;
                                /** @description the older version held it; null when that was not checked */
                                isNew: boolean | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}/versions/{number}/assessment/report.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The assessment as one self-contained HTML page without scripts, personal values masked: ?lang=zh|en&download=true */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}/versions/{number}/assessment/suspects/context": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A flagged cell among its neighbours (rows before and after, columns beside); values that must not be read are masked */
        get: {
            parameters: {
                query: {
                    row: number;
                    /** @description name or title; empty for a whole row */
                    column?: string;
                };
                header?: never;
                path: {
                    id: string;
                    number: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            row: number;
                            /** @description title of the flagged column; empty for a whole row */
                            column: string;
                            columns: {
                                name: string;
                                isMasked: boolean;
                            }[];
                            rows: {
                                row: number;
                                values: (string | null)[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search what is publicly listed, in Chinese and English, with filters, facets and a sort */
        get: {
            parameters: {
                query?: {
                    q?: string;
                    sort?: "relevance" | "newest" | "quality" | "priceLow" | "priceHigh" | "rows";
                    category?: string | string[];
                    region?: string | string[];
                    provider?: string | string[];
                    form?: string | string[];
                    level?: string | string[];
                    accessKind?: string | string[];
                    price?: string | string[];
                    mode?: string | string[];
                    grade?: string | string[];
                    updatedSince?: string;
                    rowsMin?: number;
                    pageToken?: string;
                    pageSize?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                organisationId: string;
                                operatorId: string | null;
                                /** @enum {string} */
                                state: "draft" | "submitted" | "returned" | "listed" | "delisted";
                                /** @enum {string} */
                                form: "dataset" | "api" | "report" | "model" | "service";
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                summary: {
                                    zh: string;
                                    en: string;
                                };
                                keywords: {
                                    zh: string[];
                                    en: string[];
                                };
                                category: string;
                                datasetIds: string[];
                                /** @enum {string} */
                                accessKind: "commercial" | "open" | "onApplication" | "authorisedOperation";
                                deliveryModes: ("download" | "share" | "api" | "cleanRoom")[];
                                /** @enum {string} */
                                visibility: "public" | "invited";
                                timeRange?: {
                                    from?: string;
                                    until?: string;
                                };
                                spatialCode?: string;
                                hvdCategory?: string;
                                /** @enum {string} */
                                updateFrequency: "continuous" | "hourly" | "daily" | "weekly" | "monthly" | "quarterly" | "annual" | "irregular" | "never";
                                contact: {
                                    name: string;
                                    email?: string;
                                    phone?: string;
                                };
                                level: ("1" | "2" | "3" | "4" | "important" | "core") | null;
                                allowedModes: ("download" | "share" | "api" | "cleanRoom")[];
                                revision: number;
                                provider: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                };
                                /** @description home of the provider */
                                region: {
                                    code: string;
                                    name: {
                                        zh: string;
                                        en: string;
                                    };
                                } | null;
                                categoryLabel: {
                                    zh: string;
                                    en: string;
                                };
                                /** @description of the dataset with the lowest score */
                                quality: {
                                    edition: string;
                                    score: number;
                                    grade: string | null;
                                    coverage: number;
                                } | null;
                                rows: string | null;
                                columns: number | null;
                                latestVersion: {
                                    number: number;
                                    at: string;
                                } | null;
                                /** @description the lowest of standing offers */
                                price: {
                                    /** @enum {string} */
                                    kind: "fixed" | "free" | "negotiable";
                                    from: {
                                        /** @description whole minor units, as a string of digits */
                                        amountMinor: string;
                                        /** @description ISO 4217 */
                                        currency: string;
                                    } | null;
                                };
                                /** @description modes wanted by the provider and allowed by the level */
                                deliveredBy: ("download" | "share" | "api" | "cleanRoom")[];
                                listedAt: string;
                                changedAt: string;
                                data: {
                                    datasetId: string;
                                    version: number;
                                    rows: string;
                                    bytes: string;
                                    quality: {
                                        edition: string;
                                        score: number | null;
                                        grade: string | null;
                                        coverage: number;
                                    };
                                }[];
                            }[];
                            nextPageToken?: string;
                            total: number;
                            /** @description with the first page only: they are the same on all */
                            facets?: {
                                category: {
                                    value: string;
                                    label: {
                                        zh: string;
                                        en: string;
                                    };
                                    count: number;
                                }[];
                                region: {
                                    value: string;
                                    label: {
                                        zh: string;
                                        en: string;
                                    };
                                    count: number;
                                }[];
                                provider: {
                                    value: string;
                                    label: {
                                        zh: string;
                                        en: string;
                                    };
                                    count: number;
                                }[];
                                form: {
                                    value: string;
                                    label: {
                                        zh: string;
                                        en: string;
                                    };
                                    count: number;
                                }[];
                                level: {
                                    value: string;
                                    label: {
                                        zh: string;
                                        en: string;
                                    };
                                    count: number;
                                }[];
                                accessKind: {
                                    value: string;
                                    label: {
                                        zh: string;
                                        en: string;
                                    };
                                    count: number;
                                }[];
                                price: {
                                    value: string;
                                    label: {
                                        zh: string;
                                        en: string;
                                    };
                                    count: number;
                                }[];
                                mode: {
                                    value: string;
                                    label: {
                                        zh: string;
                                        en: string;
                                    };
                                    count: number;
                                }[];
                                grade: {
                                    value: string;
                                    label: {
                                        zh: string;
                                        en: string;
                                    };
                                    count: number;
                                }[];
                                updatedSince: {
                                    value: string;
                                    label: {
                                        zh: string;
                                        en: string;
                                    };
                                    count: number;
                                }[];
                                rowsMin: {
                                    value: string;
                                    label: {
                                        zh: string;
                                        en: string;
                                    };
                                    count: number;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /** Draft a product */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        form: "dataset" | "api" | "report" | "model" | "service";
                        title: {
                            /** @default  */
                            zh?: string;
                            /** @default  */
                            en?: string;
                        };
                        summary: {
                            /** @default  */
                            zh?: string;
                            /** @default  */
                            en?: string;
                        };
                        /**
                         * @default {
                         *       "zh": [],
                         *       "en": []
                         *     }
                         */
                        keywords?: {
                            /** @default [] */
                            zh?: string[];
                            /** @default [] */
                            en?: string[];
                        };
                        /** @enum {string} */
                        category: "industry" | "telecom" | "finance" | "energy" | "transport" | "naturalResources" | "environment" | "weather" | "health" | "education" | "culture" | "science" | "agriculture" | "commerce" | "government" | "society" | "justice" | "geography" | "international";
                        /** @default [] */
                        datasetIds?: string[];
                        /** @enum {string} */
                        accessKind: "commercial" | "open" | "onApplication" | "authorisedOperation";
                        /** @default [] */
                        deliveryModes?: ("download" | "share" | "api" | "cleanRoom")[];
                        /**
                         * @default public
                         * @enum {string}
                         */
                        visibility?: "public" | "invited";
                        /** @default [] */
                        invitedIds?: string[];
                        timeRange?: {
                            /** Format: date */
                            from?: string;
                            /** Format: date */
                            until?: string;
                        };
                        spatialCode?: string;
                        /** @enum {string} */
                        hvdCategory?: "geospatial" | "earthObservation" | "meteorological" | "statistics" | "companies" | "mobility";
                        /** @enum {string} */
                        updateFrequency: "continuous" | "hourly" | "daily" | "weekly" | "monthly" | "quarterly" | "annual" | "irregular" | "never";
                        contact: {
                            name: string;
                            /** Format: email */
                            email?: string;
                            phone?: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            organisationId: string;
                            operatorId: string | null;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "returned" | "listed" | "delisted";
                            /** @enum {string} */
                            form: "dataset" | "api" | "report" | "model" | "service";
                            title: {
                                zh: string;
                                en: string;
                            };
                            summary: {
                                zh: string;
                                en: string;
                            };
                            keywords: {
                                zh: string[];
                                en: string[];
                            };
                            category: string;
                            datasetIds: string[];
                            /** @enum {string} */
                            accessKind: "commercial" | "open" | "onApplication" | "authorisedOperation";
                            deliveryModes: ("download" | "share" | "api" | "cleanRoom")[];
                            /** @enum {string} */
                            visibility: "public" | "invited";
                            timeRange?: {
                                from?: string;
                                until?: string;
                            };
                            spatialCode?: string;
                            hvdCategory?: string;
                            /** @enum {string} */
                            updateFrequency: "continuous" | "hourly" | "daily" | "weekly" | "monthly" | "quarterly" | "annual" | "irregular" | "never";
                            contact: {
                                name: string;
                                email?: string;
                                phone?: string;
                            };
                            level: ("1" | "2" | "3" | "4" | "important" | "core") | null;
                            allowedModes: ("download" | "share" | "api" | "cleanRoom")[];
                            revision: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/suggest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A few titles that fit what somebody is typing */
        get: {
            parameters: {
                query?: {
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public page of a listed product: what it is, quality, level, schema, versions, source */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            organisationId: string;
                            operatorId: string | null;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "returned" | "listed" | "delisted";
                            /** @enum {string} */
                            form: "dataset" | "api" | "report" | "model" | "service";
                            title: {
                                zh: string;
                                en: string;
                            };
                            summary: {
                                zh: string;
                                en: string;
                            };
                            keywords: {
                                zh: string[];
                                en: string[];
                            };
                            category: string;
                            datasetIds: string[];
                            /** @enum {string} */
                            accessKind: "commercial" | "open" | "onApplication" | "authorisedOperation";
                            deliveryModes: ("download" | "share" | "api" | "cleanRoom")[];
                            /** @enum {string} */
                            visibility: "public" | "invited";
                            timeRange?: {
                                from?: string;
                                until?: string;
                            };
                            spatialCode?: string;
                            hvdCategory?: string;
                            /** @enum {string} */
                            updateFrequency: "continuous" | "hourly" | "daily" | "weekly" | "monthly" | "quarterly" | "annual" | "irregular" | "never";
                            contact: {
                                name: string;
                                email?: string;
                                phone?: string;
                            };
                            level: ("1" | "2" | "3" | "4" | "important" | "core") | null;
                            allowedModes: ("download" | "share" | "api" | "cleanRoom")[];
                            revision: number;
                            provider: {
                                id: string;
                                name: string;
                                nameEn: string;
                            };
                            /** @description home of the provider */
                            region: {
                                code: string;
                                name: {
                                    zh: string;
                                    en: string;
                                };
                            } | null;
                            categoryLabel: {
                                zh: string;
                                en: string;
                            };
                            /** @description of the dataset with the lowest score */
                            quality: {
                                edition: string;
                                score: number;
                                grade: string | null;
                                coverage: number;
                            } | null;
                            rows: string | null;
                            columns: number | null;
                            latestVersion: {
                                number: number;
                                at: string;
                            } | null;
                            /** @description the lowest of standing offers */
                            price: {
                                /** @enum {string} */
                                kind: "fixed" | "free" | "negotiable";
                                from: {
                                    /** @description whole minor units, as a string of digits */
                                    amountMinor: string;
                                    /** @description ISO 4217 */
                                    currency: string;
                                } | null;
                            };
                            /** @description modes wanted by the provider and allowed by the level */
                            deliveredBy: ("download" | "share" | "api" | "cleanRoom")[];
                            listedAt: string;
                            changedAt: string;
                            data: {
                                datasetId: string;
                                version: number;
                                rows: string;
                                bytes: string;
                                quality: {
                                    edition: string;
                                    score: number | null;
                                    grade: string | null;
                                    coverage: number;
                                };
                            }[];
                            contentSha256: string;
                            providerKey: {
                                id: string;
                                algorithm: string;
                                /** @enum {string} */
                                holder: "member" | "platform";
                                activeFrom: string;
                            } | null;
                            source: {
                                /** @enum {string} */
                                kind: "selfProduced" | "public" | "purchased" | "authorised" | "personalWithConsent";
                                kindLabel: {
                                    zh: string;
                                    en: string;
                                };
                                text: {
                                    zh: string;
                                    en: string;
                                };
                                licence: string;
                                licenceUrl: string | null;
                                legalBasis: ("consent" | "contract" | "legalDuty" | "emergency" | "publicInterestReporting" | "alreadyPublic" | "otherLaw") | null;
                                legalBasisLabel: {
                                    zh: string;
                                    en: string;
                                } | null;
                                evidence: ({
                                    /** @enum {string} */
                                    kind: "file";
                                    sha256: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "url";
                                    url: string;
                                })[];
                                statementSha256: string;
                                /** @enum {string} */
                                opinion: "checklist" | "thirdParty";
                                opinionLabel: {
                                    zh: string;
                                    en: string;
                                };
                            };
                            datasets: {
                                datasetId: string;
                                name: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                timeZone: string;
                                /** @enum {string} */
                                level: "1" | "2" | "3" | "4" | "important" | "core";
                                assessmentId: string;
                                assessedAt: string | null;
                                versions: {
                                    number: number;
                                    mode: string;
                                    rows: string;
                                    bytes: string;
                                    contentSha256: string;
                                    createdAt: string;
                                }[];
                                columns: {
                                    name: string;
                                    title: string;
                                    type: string;
                                    nullable: boolean;
                                    count: number;
                                    nulls: number;
                                    semanticType: string | null;
                                    className: string | null;
                                    isIdentifying: boolean | null;
                                    /** @enum {string} */
                                    level: "1" | "2" | "3" | "4" | "important" | "core";
                                }[];
                                quality: {
                                    edition: string;
                                    ruleSet: {
                                        id: string;
                                        number: string;
                                        edition: string;
                                        title: {
                                            zh: string;
                                            en: string;
                                        };
                                        effectiveOn: string | null;
                                        verified: boolean;
                                        basis: string;
                                    } | null;
                                    score: number | null;
                                    grade: string | null;
                                    coverage: number;
                                    dimensions: {
                                        id: string;
                                        name: {
                                            zh: string;
                                            en: string;
                                        };
                                        score: number | null;
                                        indicators: {
                                            code: string;
                                            name: {
                                                zh: string;
                                                en: string;
                                            };
                                            /** @enum {string} */
                                            status: "computed" | "needs_input" | "not_applicable";
                                            numerator: number | null;
                                            denominator: number | null;
                                            result: number | null;
                                            note: {
                                                zh: string;
                                                en: string;
                                            };
                                        }[];
                                    }[];
                                };
                                sensitivity: {
                                    edition: string;
                                    ruleSet: {
                                        id: string;
                                        number: string;
                                        edition: string;
                                        title: {
                                            zh: string;
                                            en: string;
                                        };
                                        effectiveOn: string | null;
                                        verified: boolean;
                                        basis: string;
                                    } | null;
                                    /** @enum {string} */
                                    level: "1" | "2" | "3" | "4" | "important" | "core";
                                    reasons: {
                                        code: string;
                                        /** @enum {string} */
                                        level: "1" | "2" | "3" | "4" | "important" | "core";
                                        columns: string[];
                                        text: {
                                            zh: string;
                                            en: string;
                                        };
                                    }[];
                                    conditions: {
                                        /** @enum {string} */
                                        mode: "download" | "share" | "api" | "cleanRoom";
                                        condition: string;
                                        groupMin?: number;
                                    }[];
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        /** Replace the description of a product; a submission before it is void, a listing stays until the next approval */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        form: "dataset" | "api" | "report" | "model" | "service";
                        title: {
                            /** @default  */
                            zh?: string;
                            /** @default  */
                            en?: string;
                        };
                        summary: {
                            /** @default  */
                            zh?: string;
                            /** @default  */
                            en?: string;
                        };
                        /**
                         * @default {
                         *       "zh": [],
                         *       "en": []
                         *     }
                         */
                        keywords?: {
                            /** @default [] */
                            zh?: string[];
                            /** @default [] */
                            en?: string[];
                        };
                        /** @enum {string} */
                        category: "industry" | "telecom" | "finance" | "energy" | "transport" | "naturalResources" | "environment" | "weather" | "health" | "education" | "culture" | "science" | "agriculture" | "commerce" | "government" | "society" | "justice" | "geography" | "international";
                        /** @default [] */
                        datasetIds?: string[];
                        /** @enum {string} */
                        accessKind: "commercial" | "open" | "onApplication" | "authorisedOperation";
                        /** @default [] */
                        deliveryModes?: ("download" | "share" | "api" | "cleanRoom")[];
                        /**
                         * @default public
                         * @enum {string}
                         */
                        visibility?: "public" | "invited";
                        /** @default [] */
                        invitedIds?: string[];
                        timeRange?: {
                            /** Format: date */
                            from?: string;
                            /** Format: date */
                            until?: string;
                        };
                        spatialCode?: string;
                        /** @enum {string} */
                        hvdCategory?: "geospatial" | "earthObservation" | "meteorological" | "statistics" | "companies" | "mobility";
                        /** @enum {string} */
                        updateFrequency: "continuous" | "hourly" | "daily" | "weekly" | "monthly" | "quarterly" | "annual" | "irregular" | "never";
                        contact: {
                            name: string;
                            /** Format: email */
                            email?: string;
                            phone?: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            organisationId: string;
                            operatorId: string | null;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "returned" | "listed" | "delisted";
                            /** @enum {string} */
                            form: "dataset" | "api" | "report" | "model" | "service";
                            title: {
                                zh: string;
                                en: string;
                            };
                            summary: {
                                zh: string;
                                en: string;
                            };
                            keywords: {
                                zh: string[];
                                en: string[];
                            };
                            category: string;
                            datasetIds: string[];
                            /** @enum {string} */
                            accessKind: "commercial" | "open" | "onApplication" | "authorisedOperation";
                            deliveryModes: ("download" | "share" | "api" | "cleanRoom")[];
                            /** @enum {string} */
                            visibility: "public" | "invited";
                            timeRange?: {
                                from?: string;
                                until?: string;
                            };
                            spatialCode?: string;
                            hvdCategory?: string;
                            /** @enum {string} */
                            updateFrequency: "continuous" | "hourly" | "daily" | "weekly" | "monthly" | "quarterly" | "annual" | "irregular" | "never";
                            contact: {
                                name: string;
                                email?: string;
                                phone?: string;
                            };
                            level: ("1" | "2" | "3" | "4" | "important" | "core") | null;
                            allowedModes: ("download" | "share" | "api" | "cleanRoom")[];
                            revision: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/related": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A few public products like this one: by category, provider and words */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                organisationId: string;
                                operatorId: string | null;
                                /** @enum {string} */
                                state: "draft" | "submitted" | "returned" | "listed" | "delisted";
                                /** @enum {string} */
                                form: "dataset" | "api" | "report" | "model" | "service";
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                summary: {
                                    zh: string;
                                    en: string;
                                };
                                keywords: {
                                    zh: string[];
                                    en: string[];
                                };
                                category: string;
                                datasetIds: string[];
                                /** @enum {string} */
                                accessKind: "commercial" | "open" | "onApplication" | "authorisedOperation";
                                deliveryModes: ("download" | "share" | "api" | "cleanRoom")[];
                                /** @enum {string} */
                                visibility: "public" | "invited";
                                timeRange?: {
                                    from?: string;
                                    until?: string;
                                };
                                spatialCode?: string;
                                hvdCategory?: string;
                                /** @enum {string} */
                                updateFrequency: "continuous" | "hourly" | "daily" | "weekly" | "monthly" | "quarterly" | "annual" | "irregular" | "never";
                                contact: {
                                    name: string;
                                    email?: string;
                                    phone?: string;
                                };
                                level: ("1" | "2" | "3" | "4" | "important" | "core") | null;
                                allowedModes: ("download" | "share" | "api" | "cleanRoom")[];
                                revision: number;
                                provider: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                };
                                /** @description home of the provider */
                                region: {
                                    code: string;
                                    name: {
                                        zh: string;
                                        en: string;
                                    };
                                } | null;
                                categoryLabel: {
                                    zh: string;
                                    en: string;
                                };
                                /** @description of the dataset with the lowest score */
                                quality: {
                                    edition: string;
                                    score: number;
                                    grade: string | null;
                                    coverage: number;
                                } | null;
                                rows: string | null;
                                columns: number | null;
                                latestVersion: {
                                    number: number;
                                    at: string;
                                } | null;
                                /** @description the lowest of standing offers */
                                price: {
                                    /** @enum {string} */
                                    kind: "fixed" | "free" | "negotiable";
                                    from: {
                                        /** @description whole minor units, as a string of digits */
                                        amountMinor: string;
                                        /** @description ISO 4217 */
                                        currency: string;
                                    } | null;
                                };
                                /** @description modes wanted by the provider and allowed by the level */
                                deliveredBy: ("download" | "share" | "api" | "cleanRoom")[];
                                listedAt: string;
                                changedAt: string;
                                data: {
                                    datasetId: string;
                                    version: number;
                                    rows: string;
                                    bytes: string;
                                    quality: {
                                        edition: string;
                                        score: number | null;
                                        grade: string | null;
                                        coverage: number;
                                    };
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/my/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Products of one’s own organisation, in every state, newest first */
        get: {
            parameters: {
                query?: {
                    state?: "draft" | "submitted" | "returned" | "listed" | "delisted";
                    pageToken?: string;
                    pageSize?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                organisationId: string;
                                operatorId: string | null;
                                /** @enum {string} */
                                state: "draft" | "submitted" | "returned" | "listed" | "delisted";
                                /** @enum {string} */
                                form: "dataset" | "api" | "report" | "model" | "service";
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                summary: {
                                    zh: string;
                                    en: string;
                                };
                                keywords: {
                                    zh: string[];
                                    en: string[];
                                };
                                category: string;
                                datasetIds: string[];
                                /** @enum {string} */
                                accessKind: "commercial" | "open" | "onApplication" | "authorisedOperation";
                                deliveryModes: ("download" | "share" | "api" | "cleanRoom")[];
                                /** @enum {string} */
                                visibility: "public" | "invited";
                                timeRange?: {
                                    from?: string;
                                    until?: string;
                                };
                                spatialCode?: string;
                                hvdCategory?: string;
                                /** @enum {string} */
                                updateFrequency: "continuous" | "hourly" | "daily" | "weekly" | "monthly" | "quarterly" | "annual" | "irregular" | "never";
                                contact: {
                                    name: string;
                                    email?: string;
                                    phone?: string;
                                };
                                level: ("1" | "2" | "3" | "4" | "important" | "core") | null;
                                allowedModes: ("download" | "share" | "api" | "cleanRoom")[];
                                revision: number;
                            }[];
                            nextPageToken?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/my/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s own working copy with the last submission and every decision */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            organisationId: string;
                            operatorId: string | null;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "returned" | "listed" | "delisted";
                            /** @enum {string} */
                            form: "dataset" | "api" | "report" | "model" | "service";
                            title: {
                                zh: string;
                                en: string;
                            };
                            summary: {
                                zh: string;
                                en: string;
                            };
                            keywords: {
                                zh: string[];
                                en: string[];
                            };
                            category: string;
                            datasetIds: string[];
                            /** @enum {string} */
                            accessKind: "commercial" | "open" | "onApplication" | "authorisedOperation";
                            deliveryModes: ("download" | "share" | "api" | "cleanRoom")[];
                            /** @enum {string} */
                            visibility: "public" | "invited";
                            timeRange?: {
                                from?: string;
                                until?: string;
                            };
                            spatialCode?: string;
                            hvdCategory?: string;
                            /** @enum {string} */
                            updateFrequency: "continuous" | "hourly" | "daily" | "weekly" | "monthly" | "quarterly" | "annual" | "irregular" | "never";
                            contact: {
                                name: string;
                                email?: string;
                                phone?: string;
                            };
                            level: ("1" | "2" | "3" | "4" | "important" | "core") | null;
                            allowedModes: ("download" | "share" | "api" | "cleanRoom")[];
                            revision: number;
                            isListed: boolean;
                            waitsSince: string | null;
                            dueAt: string | null;
                            submitted: {
                                revision: number;
                                contentSha256: string;
                                submittedBy: string;
                                submittedAt: string;
                                content: unknown;
                            } | null;
                            reviews: {
                                revision: number;
                                /** @enum {string} */
                                decision: "approved" | "returned" | "delisted";
                                /** @enum {string} */
                                by: "person" | "rules";
                                reviewerId: string | null;
                                reasons: {
                                    zh: string;
                                    en: string;
                                    code: string;
                                }[];
                                contentSha256: string;
                                decidedAt: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/sample": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A masked, k-anonymous sample of a listed product, with what was done to each column */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            productId: string;
                            isOn: boolean;
                            k: number;
                            /** @enum {string} */
                            state: "ready" | "off" | "notPublic" | "noData" | "waiting";
                            words: {
                                zh: string;
                                en: string;
                            };
                            items: {
                                datasetId: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                version: number;
                                builtAt: string;
                                k: number;
                                columns: {
                                    name: string;
                                    title: string;
                                    type: string;
                                    /** @enum {string} */
                                    treatment: "kept" | "ranges" | "months" | "years" | "hidden" | "masked" | "suppressed";
                                    words: {
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                                columnsLeftOut: number;
                                /** @description cells by column; null: no value, ***: not shown */
                                rows: (string | null)[][];
                                /** @description rows it was made from; of large tables a random draw */
                                sourceRows: number;
                                /** @description of these, rows whose combination occurs at least k times */
                                coveredRows: number;
                            }[];
                        };
                    };
                };
            };
        };
        /** Switch the sample of an own product on or off, or ask for larger groups */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        isOn: boolean;
                        /** @description times that every combination shown occurs in the data at least */
                        k: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            isOn: boolean;
                            /** @description times that every combination shown occurs in the data at least */
                            k: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/showcase/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A verified organisation as the public sees it: what it says of itself, its products, measured facts only */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: {
                                zh: string;
                                en: string;
                            };
                            region: {
                                code: string;
                                name: {
                                    zh: string;
                                    en: string;
                                };
                            };
                            marketRoles: string[];
                            verifiedSince: string | null;
                            key: {
                                id: string;
                                algorithm: string;
                                /** @enum {string} */
                                holder: "member" | "platform";
                                activeFrom: string;
                            } | null;
                            about: {
                                zh: string;
                                en: string;
                            };
                            contact: string;
                            listings: number;
                            /** @description when the newest of its data came */
                            newestAt: string | null;
                            /** @description over the listings that have a score */
                            quality: {
                                medianScore: number;
                                medianCoverage: number;
                                of: number;
                            } | null;
                            /** @description concluded as provider; told from 3 on */
                            agreements: number | null;
                            /** @description the newest; all by GET /api/v1/products?provider= */
                            items: {
                                id: string;
                                organisationId: string;
                                operatorId: string | null;
                                /** @enum {string} */
                                state: "draft" | "submitted" | "returned" | "listed" | "delisted";
                                /** @enum {string} */
                                form: "dataset" | "api" | "report" | "model" | "service";
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                summary: {
                                    zh: string;
                                    en: string;
                                };
                                keywords: {
                                    zh: string[];
                                    en: string[];
                                };
                                category: string;
                                datasetIds: string[];
                                /** @enum {string} */
                                accessKind: "commercial" | "open" | "onApplication" | "authorisedOperation";
                                deliveryModes: ("download" | "share" | "api" | "cleanRoom")[];
                                /** @enum {string} */
                                visibility: "public" | "invited";
                                timeRange?: {
                                    from?: string;
                                    until?: string;
                                };
                                spatialCode?: string;
                                hvdCategory?: string;
                                /** @enum {string} */
                                updateFrequency: "continuous" | "hourly" | "daily" | "weekly" | "monthly" | "quarterly" | "annual" | "irregular" | "never";
                                contact: {
                                    name: string;
                                    email?: string;
                                    phone?: string;
                                };
                                level: ("1" | "2" | "3" | "4" | "important" | "core") | null;
                                allowedModes: ("download" | "share" | "api" | "cleanRoom")[];
                                revision: number;
                                provider: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                };
                                /** @description home of the provider */
                                region: {
                                    code: string;
                                    name: {
                                        zh: string;
                                        en: string;
                                    };
                                } | null;
                                categoryLabel: {
                                    zh: string;
                                    en: string;
                                };
                                /** @description of the dataset with the lowest score */
                                quality: {
                                    edition: string;
                                    score: number;
                                    grade: string | null;
                                    coverage: number;
                                } | null;
                                rows: string | null;
                                columns: number | null;
                                latestVersion: {
                                    number: number;
                                    at: string;
                                } | null;
                                /** @description the lowest of standing offers */
                                price: {
                                    /** @enum {string} */
                                    kind: "fixed" | "free" | "negotiable";
                                    from: {
                                        /** @description whole minor units, as a string of digits */
                                        amountMinor: string;
                                        /** @description ISO 4217 */
                                        currency: string;
                                    } | null;
                                };
                                /** @description modes wanted by the provider and allowed by the level */
                                deliveredBy: ("download" | "share" | "api" | "cleanRoom")[];
                                listedAt: string;
                                changedAt: string;
                                data: {
                                    datasetId: string;
                                    version: number;
                                    rows: string;
                                    bytes: string;
                                    quality: {
                                        edition: string;
                                        score: number | null;
                                        grade: string | null;
                                        coverage: number;
                                    };
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/showcase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set what one’s own organisation says of itself */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        about: {
                            /** @default  */
                            zh?: string;
                            /** @default  */
                            en?: string;
                        };
                        /** @default  */
                        contact?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            about: {
                                /** @default  */
                                zh: string;
                                /** @default  */
                                en: string;
                            };
                            /** @default  */
                            contact: string;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/source-statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** State where the data come from, with evidence, licence and, where persons occur, the legal basis */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "selfProduced" | "public" | "purchased" | "authorised" | "personalWithConsent";
                        text: {
                            /** @default  */
                            zh?: string;
                            /** @default  */
                            en?: string;
                        };
                        /** @default [] */
                        evidence?: ({
                            evidenceId: string;
                        } | {
                            /** Format: uri */
                            url: string;
                        })[];
                        /** @default  */
                        licence?: string;
                        legalBasis?: {
                            /** @enum {string} */
                            kind: "consent" | "contract" | "legalDuty" | "emergency" | "publicInterestReporting" | "alreadyPublic" | "otherLaw";
                            /** @default  */
                            text?: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/opinion-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The bytes that a third party signs about an opinion file */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        verdict: "conforms" | "conformsWithConditions" | "doesNotConform";
                        /** @default  */
                        conditions?: string;
                        evidenceId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bytesBase64: string;
                            text: string;
                            fileSha256: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/opinion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in a compliance opinion: own checklist, or a third party’s signed file */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "checklist";
                        edition: string;
                        answers: {
                            question: string;
                            /** @enum {string} */
                            answer: "yes" | "no" | "notApplicable";
                            /** @default  */
                            note?: string;
                        }[];
                    } | {
                        /** @enum {string} */
                        kind: "thirdParty";
                        /** @enum {string} */
                        verdict: "conforms" | "conformsWithConditions" | "doesNotConform";
                        /** @default  */
                        conditions?: string;
                        evidenceId: string;
                        givenBy: string;
                        keyId: string;
                        signature: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/listability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the rules say about listing an own product today */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            mayBeListed: boolean;
                            reasons: {
                                zh: string;
                                en: string;
                                code: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit a product; what the rules refuse comes back at once, state "returned", with every reason */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            organisationId: string;
                            operatorId: string | null;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "returned" | "listed" | "delisted";
                            /** @enum {string} */
                            form: "dataset" | "api" | "report" | "model" | "service";
                            title: {
                                zh: string;
                                en: string;
                            };
                            summary: {
                                zh: string;
                                en: string;
                            };
                            keywords: {
                                zh: string[];
                                en: string[];
                            };
                            category: string;
                            datasetIds: string[];
                            /** @enum {string} */
                            accessKind: "commercial" | "open" | "onApplication" | "authorisedOperation";
                            deliveryModes: ("download" | "share" | "api" | "cleanRoom")[];
                            /** @enum {string} */
                            visibility: "public" | "invited";
                            timeRange?: {
                                from?: string;
                                until?: string;
                            };
                            spatialCode?: string;
                            hvdCategory?: string;
                            /** @enum {string} */
                            updateFrequency: "continuous" | "hourly" | "daily" | "weekly" | "monthly" | "quarterly" | "annual" | "irregular" | "never";
                            contact: {
                                name: string;
                                email?: string;
                                phone?: string;
                            };
                            level: ("1" | "2" | "3" | "4" | "important" | "core") | null;
                            allowedModes: ("download" | "share" | "api" | "cleanRoom")[];
                            revision: number;
                            contentSha256: string;
                            reasons: {
                                zh: string;
                                en: string;
                                code: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a submission back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            organisationId: string;
                            operatorId: string | null;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "returned" | "listed" | "delisted";
                            /** @enum {string} */
                            form: "dataset" | "api" | "report" | "model" | "service";
                            title: {
                                zh: string;
                                en: string;
                            };
                            summary: {
                                zh: string;
                                en: string;
                            };
                            keywords: {
                                zh: string[];
                                en: string[];
                            };
                            category: string;
                            datasetIds: string[];
                            /** @enum {string} */
                            accessKind: "commercial" | "open" | "onApplication" | "authorisedOperation";
                            deliveryModes: ("download" | "share" | "api" | "cleanRoom")[];
                            /** @enum {string} */
                            visibility: "public" | "invited";
                            timeRange?: {
                                from?: string;
                                until?: string;
                            };
                            spatialCode?: string;
                            hvdCategory?: string;
                            /** @enum {string} */
                            updateFrequency: "continuous" | "hourly" | "daily" | "weekly" | "monthly" | "quarterly" | "annual" | "irregular" | "never";
                            contact: {
                                name: string;
                                email?: string;
                                phone?: string;
                            };
                            level: ("1" | "2" | "3" | "4" | "important" | "core") | null;
                            allowedModes: ("download" | "share" | "api" | "cleanRoom")[];
                            revision: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/delisting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a product off, with reasons: its provider, or the operator that listed it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reasons: {
                            /** @default  */
                            zh?: string;
                            /** @default  */
                            en?: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            organisationId: string;
                            operatorId: string | null;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "returned" | "listed" | "delisted";
                            /** @enum {string} */
                            form: "dataset" | "api" | "report" | "model" | "service";
                            title: {
                                zh: string;
                                en: string;
                            };
                            summary: {
                                zh: string;
                                en: string;
                            };
                            keywords: {
                                zh: string[];
                                en: string[];
                            };
                            category: string;
                            datasetIds: string[];
                            /** @enum {string} */
                            accessKind: "commercial" | "open" | "onApplication" | "authorisedOperation";
                            deliveryModes: ("download" | "share" | "api" | "cleanRoom")[];
                            /** @enum {string} */
                            visibility: "public" | "invited";
                            timeRange?: {
                                from?: string;
                                until?: string;
                            };
                            spatialCode?: string;
                            hvdCategory?: string;
                            /** @enum {string} */
                            updateFrequency: "continuous" | "hourly" | "daily" | "weekly" | "monthly" | "quarterly" | "annual" | "irregular" | "never";
                            contact: {
                                name: string;
                                email?: string;
                                phone?: string;
                            };
                            level: ("1" | "2" | "3" | "4" | "important" | "core") | null;
                            allowedModes: ("download" | "share" | "api" | "cleanRoom")[];
                            revision: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/my/products/{id}/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was handed in with an own product and counts now: source statement, compliance opinion, files */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            statement: {
                                id: string;
                                /** @enum {string} */
                                kind: "selfProduced" | "public" | "purchased" | "authorised" | "personalWithConsent";
                                text: {
                                    zh: string;
                                    en: string;
                                };
                                evidence: ({
                                    /** @enum {string} */
                                    kind: "file";
                                    id: string;
                                    name: string;
                                    sha256: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "url";
                                    url: string;
                                })[];
                                licence: string;
                                legalBasis: {
                                    /** @enum {string} */
                                    kind: "consent" | "contract" | "legalDuty" | "emergency" | "publicInterestReporting" | "alreadyPublic" | "otherLaw";
                                    text: string;
                                } | null;
                            } | null;
                            opinion: ({
                                id: string;
                                /** @enum {string} */
                                kind: "checklist";
                                edition: string;
                                answers: {
                                    question: string;
                                    /** @enum {string} */
                                    answer: "yes" | "no" | "notApplicable";
                                    note: string;
                                }[];
                            } | {
                                id: string;
                                /** @enum {string} */
                                kind: "thirdParty";
                                /** @enum {string} */
                                verdict: "conforms" | "conformsWithConditions" | "doesNotConform";
                                conditions: string;
                                file: {
                                    id: string;
                                    name: string;
                                    sha256: string;
                                };
                                givenBy: string;
                                keyId: string;
                                onBehalf: boolean;
                            }) | null;
                            files: {
                                id: string;
                                /** @enum {string} */
                                purpose: "source" | "opinion" | "riskAssessment";
                                name: string;
                                bytes: string;
                                sha256: string;
                                createdAt: string;
                            }[];
                            /** @description organisations that may see the product, where it is not public */
                            invitedIds: string[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/evidence/{evidenceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an evidence file: the product’s owner, or the operator it was submitted to */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    evidenceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for the operator’s decision, by due time */
        get: {
            parameters: {
                query?: {
                    pageToken?: string;
                    pageSize?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                organisationId: string;
                                operatorId: string | null;
                                /** @enum {string} */
                                state: "draft" | "submitted" | "returned" | "listed" | "delisted";
                                /** @enum {string} */
                                form: "dataset" | "api" | "report" | "model" | "service";
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                summary: {
                                    zh: string;
                                    en: string;
                                };
                                keywords: {
                                    zh: string[];
                                    en: string[];
                                };
                                category: string;
                                datasetIds: string[];
                                /** @enum {string} */
                                accessKind: "commercial" | "open" | "onApplication" | "authorisedOperation";
                                deliveryModes: ("download" | "share" | "api" | "cleanRoom")[];
                                /** @enum {string} */
                                visibility: "public" | "invited";
                                timeRange?: {
                                    from?: string;
                                    until?: string;
                                };
                                spatialCode?: string;
                                hvdCategory?: string;
                                /** @enum {string} */
                                updateFrequency: "continuous" | "hourly" | "daily" | "weekly" | "monthly" | "quarterly" | "annual" | "irregular" | "never";
                                contact: {
                                    name: string;
                                    email?: string;
                                    phone?: string;
                                };
                                level: ("1" | "2" | "3" | "4" | "important" | "core") | null;
                                allowedModes: ("download" | "share" | "api" | "cleanRoom")[];
                                revision: number;
                                provider: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                };
                                waitsSince: string;
                                dueAt: string;
                            }[];
                            nextPageToken?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/reviews/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was submitted, word for word, and the hash that a decision is bound to */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            organisationId: string;
                            operatorId: string | null;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "returned" | "listed" | "delisted";
                            /** @enum {string} */
                            form: "dataset" | "api" | "report" | "model" | "service";
                            title: {
                                zh: string;
                                en: string;
                            };
                            summary: {
                                zh: string;
                                en: string;
                            };
                            keywords: {
                                zh: string[];
                                en: string[];
                            };
                            category: string;
                            datasetIds: string[];
                            /** @enum {string} */
                            accessKind: "commercial" | "open" | "onApplication" | "authorisedOperation";
                            deliveryModes: ("download" | "share" | "api" | "cleanRoom")[];
                            /** @enum {string} */
                            visibility: "public" | "invited";
                            timeRange?: {
                                from?: string;
                                until?: string;
                            };
                            spatialCode?: string;
                            hvdCategory?: string;
                            /** @enum {string} */
                            updateFrequency: "continuous" | "hourly" | "daily" | "weekly" | "monthly" | "quarterly" | "annual" | "irregular" | "never";
                            contact: {
                                name: string;
                                email?: string;
                                phone?: string;
                            };
                            level: ("1" | "2" | "3" | "4" | "important" | "core") | null;
                            allowedModes: ("download" | "share" | "api" | "cleanRoom")[];
                            revision: number;
                            isListed: boolean;
                            waitsSince: string | null;
                            dueAt: string | null;
                            submitted: {
                                revision: number;
                                contentSha256: string;
                                submittedBy: string;
                                submittedAt: string;
                                content: {
                                    schema: string;
                                    productId: string;
                                    organisationId: string;
                                    draft: {
                                        /** @enum {string} */
                                        form: "dataset" | "api" | "report" | "model" | "service";
                                        title: {
                                            zh: string;
                                            en: string;
                                        };
                                        summary: {
                                            zh: string;
                                            en: string;
                                        };
                                        keywords: {
                                            readonly zh: string[];
                                            readonly en: string[];
                                        };
                                        category: string;
                                        readonly datasetIds: string[];
                                        /** @enum {string} */
                                        accessKind: "commercial" | "open" | "onApplication" | "authorisedOperation";
                                        readonly deliveryModes: ("download" | "share" | "api" | "cleanRoom")[];
                                        /** @enum {string} */
                                        visibility: "public" | "invited";
                                        readonly invitedIds: string[];
                                        timeRange?: {
                                            from?: string;
                                            until?: string;
                                        };
                                        spatialCode?: string;
                                        hvdCategory?: string;
                                        /** @enum {string} */
                                        updateFrequency: "continuous" | "hourly" | "daily" | "weekly" | "monthly" | "quarterly" | "annual" | "irregular" | "never";
                                        contact: {
                                            name: string;
                                            email?: string;
                                            phone?: string;
                                        };
                                    };
                                    statement: {
                                        id: string;
                                        /** @enum {string} */
                                        kind: "selfProduced" | "public" | "purchased" | "authorised" | "personalWithConsent";
                                        text: {
                                            zh: string;
                                            en: string;
                                        };
                                        readonly evidence: ({
                                            id: string;
                                            name: string;
                                            sha256: string;
                                            /** @enum {string} */
                                            kind: "file";
                                        } | {
                                            /** @enum {string} */
                                            kind: "url";
                                            url: string;
                                        })[];
                                        licence: string;
                                        legalBasis?: {
                                            /** @enum {string} */
                                            kind: "consent" | "contract" | "legalDuty" | "emergency" | "publicInterestReporting" | "alreadyPublic" | "otherLaw";
                                            text: string;
                                        };
                                    } | null;
                                    opinion: ({
                                        id: string;
                                        /** @enum {string} */
                                        kind: "checklist";
                                        edition: string;
                                        readonly answers: {
                                            question: string;
                                            /** @enum {string} */
                                            answer: "yes" | "no" | "notApplicable";
                                            note: string;
                                        }[];
                                    } | {
                                        id: string;
                                        /** @enum {string} */
                                        kind: "thirdParty";
                                        /** @enum {string} */
                                        verdict: "conforms" | "conformsWithConditions" | "doesNotConform";
                                        conditions: string;
                                        file: {
                                            id: string;
                                            name: string;
                                            sha256: string;
                                        };
                                        givenBy: string;
                                        keyId: string;
                                        signature: string;
                                        onBehalf: boolean;
                                    }) | null;
                                    readonly evidence: {
                                        id: string;
                                        purpose: string;
                                        sha256: string;
                                    }[];
                                    readonly versions: {
                                        datasetId: string;
                                        number: number;
                                        contentSha256: string;
                                        level: string;
                                    }[];
                                };
                            } | null;
                            reviews: {
                                revision: number;
                                /** @enum {string} */
                                decision: "approved" | "returned" | "delisted";
                                /** @enum {string} */
                                by: "person" | "rules";
                                reviewerId: string | null;
                                reasons: {
                                    zh: string;
                                    en: string;
                                    code: string;
                                }[];
                                contentSha256: string;
                                decidedAt: string;
                            }[];
                            provider: {
                                id: string;
                                name: string;
                                nameEn: string;
                            };
                            datasets: {
                                datasetId: string;
                                name: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                timeZone: string;
                                /** @enum {string} */
                                level: "1" | "2" | "3" | "4" | "important" | "core";
                                assessmentId: string;
                                assessedAt: string | null;
                                versions: {
                                    number: number;
                                    mode: string;
                                    rows: string;
                                    bytes: string;
                                    contentSha256: string;
                                    createdAt: string;
                                }[];
                                columns: {
                                    name: string;
                                    title: string;
                                    type: string;
                                    nullable: boolean;
                                    count: number;
                                    nulls: number;
                                    semanticType: string | null;
                                    className: string | null;
                                    isIdentifying: boolean | null;
                                    /** @enum {string} */
                                    level: "1" | "2" | "3" | "4" | "important" | "core";
                                }[];
                                quality: {
                                    edition: string;
                                    ruleSet: {
                                        id: string;
                                        number: string;
                                        edition: string;
                                        title: {
                                            zh: string;
                                            en: string;
                                        };
                                        effectiveOn: string | null;
                                        verified: boolean;
                                        basis: string;
                                    } | null;
                                    score: number | null;
                                    grade: string | null;
                                    coverage: number;
                                    dimensions: {
                                        id: string;
                                        name: {
                                            zh: string;
                                            en: string;
                                        };
                                        score: number | null;
                                        indicators: {
                                            code: string;
                                            name: {
                                                zh: string;
                                                en: string;
                                            };
                                            /** @enum {string} */
                                            status: "computed" | "needs_input" | "not_applicable";
                                            numerator: number | null;
                                            denominator: number | null;
                                            result: number | null;
                                            note: {
                                                zh: string;
                                                en: string;
                                            };
                                        }[];
                                    }[];
                                };
                                sensitivity: {
                                    edition: string;
                                    ruleSet: {
                                        id: string;
                                        number: string;
                                        edition: string;
                                        title: {
                                            zh: string;
                                            en: string;
                                        };
                                        effectiveOn: string | null;
                                        verified: boolean;
                                        basis: string;
                                    } | null;
                                    /** @enum {string} */
                                    level: "1" | "2" | "3" | "4" | "important" | "core";
                                    reasons: {
                                        code: string;
                                        /** @enum {string} */
                                        level: "1" | "2" | "3" | "4" | "important" | "core";
                                        columns: string[];
                                        text: {
                                            zh: string;
                                            en: string;
                                        };
                                    }[];
                                    conditions: {
                                        /** @enum {string} */
                                        mode: "download" | "share" | "api" | "cleanRoom";
                                        condition: string;
                                        groupMin?: number;
                                    }[];
                                } | null;
                            }[];
                            /** @description why the rules would not list it today; empty when they would */
                            reasons: {
                                zh: string;
                                en: string;
                                code: string;
                            }[];
                            /** @description what is known differs from what was submitted: no decision until it is submitted anew */
                            isChanged: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide on a submission as the second person: approve, or return with reasons */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        decision: "approve" | "return";
                        contentSha256: string;
                        /** @default [] */
                        reasons?: {
                            /** @default  */
                            zh?: string;
                            /** @default  */
                            en?: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            organisationId: string;
                            operatorId: string | null;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "returned" | "listed" | "delisted";
                            /** @enum {string} */
                            form: "dataset" | "api" | "report" | "model" | "service";
                            title: {
                                zh: string;
                                en: string;
                            };
                            summary: {
                                zh: string;
                                en: string;
                            };
                            keywords: {
                                zh: string[];
                                en: string[];
                            };
                            category: string;
                            datasetIds: string[];
                            /** @enum {string} */
                            accessKind: "commercial" | "open" | "onApplication" | "authorisedOperation";
                            deliveryModes: ("download" | "share" | "api" | "cleanRoom")[];
                            /** @enum {string} */
                            visibility: "public" | "invited";
                            timeRange?: {
                                from?: string;
                                until?: string;
                            };
                            spatialCode?: string;
                            hvdCategory?: string;
                            /** @enum {string} */
                            updateFrequency: "continuous" | "hourly" | "daily" | "weekly" | "monthly" | "quarterly" | "annual" | "irregular" | "never";
                            contact: {
                                name: string;
                                email?: string;
                                phone?: string;
                            };
                            level: ("1" | "2" | "3" | "4" | "important" | "core") | null;
                            allowedModes: ("download" | "share" | "api" | "cleanRoom")[];
                            revision: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/art33-export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The record of the Data Security Law, art. 33, as one file: submissions with source statements, reviews, refusals, trades; ?format=csv|ndjson&from=&until= */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The catalogue of listed products as DCAT-AP, a page of 100 */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog.jsonld": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The catalogue of listed products as DCAT-AP, a page of 100 */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog.ttl": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The catalogue of listed products as DCAT-AP, a page of 100 */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog.rdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The catalogue of listed products as DCAT-AP, a page of 100 */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog.nt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The catalogue of listed products as DCAT-AP, a page of 100 */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog/dump.nt.gz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole catalogue as N-Triples, compressed */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dataset/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One listed product as DCAT-AP: {id} by Accept, or {id}.ttl, .jsonld, .rdf, .nt */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/vocabulary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Categories, and the questions of the compliance checklist */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            categories: {
                                code: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                            hvdCategories: {
                                code: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                            checklist: {
                                edition: string;
                                questions: {
                                    id: string;
                                    phase: string;
                                    text: {
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Offers of a listed product, newest first, each clause with what becomes of it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                urn: string;
                                productId: string;
                                providerId: string;
                                /** @description ODRL rules by the Dataspace Protocol 2025-1 contract schema (permission, prohibition, obligation; operands dateTime, count, purpose, spatial, deliveryMode), beside payment (escrow, direct), acceptance {daysMax, rules, acceptDespite} and columns */
                                terms: {
                                    [key: string]: unknown;
                                };
                                price: {
                                    /** @description whole minor units, as a string of digits */
                                    amountMinor: string;
                                    /** @description ISO 4217 */
                                    currency: string;
                                };
                                clauses: {
                                    id: string;
                                    kind: string;
                                    /** @enum {string} */
                                    class: "enforced" | "monitored" | "declared";
                                    text: {
                                        zh: string;
                                        en: string;
                                    };
                                    reason: {
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                                classes: {
                                    enforced: number;
                                    monitored: number;
                                    declared: number;
                                };
                                createdAt: string;
                                withdrawnAt: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Offer a listed product on terms and at a price */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description ODRL rules by the Dataspace Protocol 2025-1 contract schema (permission, prohibition, obligation; operands dateTime, count, purpose, spatial, deliveryMode), beside payment (escrow, direct), acceptance {daysMax, rules, acceptDespite} and columns */
                        terms: {
                            [key: string]: unknown;
                        };
                        price: {
                            /** @description whole minor units, as a string of digits */
                            amountMinor: string;
                            /** @description ISO 4217 */
                            currency: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            urn: string;
                            productId: string;
                            providerId: string;
                            /** @description ODRL rules by the Dataspace Protocol 2025-1 contract schema (permission, prohibition, obligation; operands dateTime, count, purpose, spatial, deliveryMode), beside payment (escrow, direct), acceptance {daysMax, rules, acceptDespite} and columns */
                            terms: {
                                [key: string]: unknown;
                            };
                            price: {
                                /** @description whole minor units, as a string of digits */
                                amountMinor: string;
                                /** @description ISO 4217 */
                                currency: string;
                            };
                            clauses: {
                                id: string;
                                kind: string;
                                /** @enum {string} */
                                class: "enforced" | "monitored" | "declared";
                                text: {
                                    zh: string;
                                    en: string;
                                };
                                reason: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                            classes: {
                                enforced: number;
                                monitored: number;
                                declared: number;
                            };
                            createdAt: string;
                            withdrawnAt: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One offer */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            urn: string;
                            productId: string;
                            providerId: string;
                            /** @description ODRL rules by the Dataspace Protocol 2025-1 contract schema (permission, prohibition, obligation; operands dateTime, count, purpose, spatial, deliveryMode), beside payment (escrow, direct), acceptance {daysMax, rules, acceptDespite} and columns */
                            terms: {
                                [key: string]: unknown;
                            };
                            price: {
                                /** @description whole minor units, as a string of digits */
                                amountMinor: string;
                                /** @description ISO 4217 */
                                currency: string;
                            };
                            clauses: {
                                id: string;
                                kind: string;
                                /** @enum {string} */
                                class: "enforced" | "monitored" | "declared";
                                text: {
                                    zh: string;
                                    en: string;
                                };
                                reason: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                            classes: {
                                enforced: number;
                                monitored: number;
                                declared: number;
                            };
                            createdAt: string;
                            withdrawnAt: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a planned use would cost under an offer, step by step, and whether its terms allow it; binds nobody */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description reads, downloads or calls over the whole period
                         * @default 1
                         */
                        uses?: number;
                        /**
                         * @description from now on
                         * @default 30
                         */
                        days?: number;
                        /** @enum {string} */
                        mode?: "download" | "share" | "api" | "cleanRoom";
                        purpose?: string;
                        /** @description where the data are used; else where the asking organisation is registered */
                        region?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            offerId: string;
                            productId: string;
                            steps: {
                                /** @enum {string} */
                                component: "oneOff" | "operatorFee";
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                quantity: number;
                                unitPrice: {
                                    /** @description whole minor units, as a string of digits */
                                    amountMinor: string;
                                    /** @description ISO 4217 */
                                    currency: string;
                                };
                                amount: {
                                    /** @description whole minor units, as a string of digits */
                                    amountMinor: string;
                                    /** @description ISO 4217 */
                                    currency: string;
                                };
                                paidByBuyer: boolean;
                                words: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                            /** @description what the buyer pays over the period */
                            total: {
                                /** @description whole minor units, as a string of digits */
                                amountMinor: string;
                                /** @description ISO 4217 */
                                currency: string;
                            };
                            providerReceives: {
                                /** @description whole minor units, as a string of digits */
                                amountMinor: string;
                                /** @description ISO 4217 */
                                currency: string;
                            };
                            /** @description total over uses, rounded up */
                            perUse: {
                                /** @description whole minor units, as a string of digits */
                                amountMinor: string;
                                /** @description ISO 4217 */
                                currency: string;
                            } | null;
                            /** @enum {string} */
                            payment: "escrow" | "direct";
                            /** @description when the terms end */
                            endsAt: string | null;
                            isAllowed: boolean;
                            hindrances: {
                                code: string;
                                text: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw an offer; negotiations about it go on */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            urn: string;
                            productId: string;
                            providerId: string;
                            /** @description ODRL rules by the Dataspace Protocol 2025-1 contract schema (permission, prohibition, obligation; operands dateTime, count, purpose, spatial, deliveryMode), beside payment (escrow, direct), acceptance {daysMax, rules, acceptDespite} and columns */
                            terms: {
                                [key: string]: unknown;
                            };
                            price: {
                                /** @description whole minor units, as a string of digits */
                                amountMinor: string;
                                /** @description ISO 4217 */
                                currency: string;
                            };
                            clauses: {
                                id: string;
                                kind: string;
                                /** @enum {string} */
                                class: "enforced" | "monitored" | "declared";
                                text: {
                                    zh: string;
                                    en: string;
                                };
                                reason: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                            classes: {
                                enforced: number;
                                monitored: number;
                                declared: number;
                            };
                            createdAt: string;
                            withdrawnAt: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/terms/clauses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check terms and see of each clause whether it is enforced, monitored or declared */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description ODRL rules by the Dataspace Protocol 2025-1 contract schema (permission, prohibition, obligation; operands dateTime, count, purpose, spatial, deliveryMode), beside payment (escrow, direct), acceptance {daysMax, rules, acceptDespite} and columns */
                        terms: {
                            [key: string]: unknown;
                        };
                        price: {
                            /** @description whole minor units, as a string of digits */
                            amountMinor: string;
                            /** @description ISO 4217 */
                            currency: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            clauses: {
                                id: string;
                                kind: string;
                                /** @enum {string} */
                                class: "enforced" | "monitored" | "declared";
                                text: {
                                    zh: string;
                                    en: string;
                                };
                                reason: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                            classes: {
                                enforced: number;
                                monitored: number;
                                declared: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/conditions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the operator of a region takes, and how long silence lasts there */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description what the operator takes of a price: 100 is 1 % */
                            feeBasisPoints: number;
                            /** @description days after which silence accepts a delivery */
                            acceptanceDays: number;
                        };
                    };
                };
            };
        };
        /** Set them for agreements to come */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description what the operator takes of a price: 100 is 1 % */
                        feeBasisPoints: number;
                        /** @description days after which silence accepts a delivery */
                        acceptanceDays: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description what the operator takes of a price: 100 is 1 % */
                            feeBasisPoints: number;
                            /** @description days after which silence accepts a delivery */
                            acceptanceDays: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/negotiations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Negotiations that you take part in, or that happen in your region, newest first */
        get: {
            parameters: {
                query?: {
                    pageToken?: string;
                    pageSize?: number;
                    productId?: string;
                    state?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                urn: string;
                                offerId: string | null;
                                productId: string;
                                providerId: string;
                                buyerId: string;
                                operatorId: string;
                                /** @description id of the agreement that may come of it */
                                agreementId: string;
                                /** @enum {string} */
                                state: "REQUESTED" | "OFFERED" | "ACCEPTED" | "AGREED" | "VERIFIED" | "FINALIZED" | "TERMINATED";
                                versionNumber: number;
                                /** @description events that this state accepts */
                                possible: string[];
                                waitsFor: {
                                    party: string;
                                    organisationId: string;
                                    since: string;
                                } | null;
                                createdAt: string;
                                updatedAt: string;
                                names: {
                                    product: {
                                        zh: string;
                                        en: string;
                                    } | null;
                                    provider: {
                                        zh: string;
                                        en: string;
                                    } | null;
                                    buyer: {
                                        zh: string;
                                        en: string;
                                    } | null;
                                    operator: {
                                        zh: string;
                                        en: string;
                                    } | null;
                                };
                            }[];
                            nextPageToken?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Open a negotiation with a signed first version */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description ODRL rules by the Dataspace Protocol 2025-1 contract schema (permission, prohibition, obligation; operands dateTime, count, purpose, spatial, deliveryMode), beside payment (escrow, direct), acceptance {daysMax, rules, acceptDespite} and columns */
                        terms: {
                            [key: string]: unknown;
                        };
                        price: {
                            /** @description whole minor units, as a string of digits */
                            amountMinor: string;
                            /** @description ISO 4217 */
                            currency: string;
                        };
                        offerId: string;
                        /** @description chosen by who opens, since it is part of what is signed */
                        id?: string;
                        /** @description only when the provider opens */
                        buyerId?: string;
                        signature?: {
                            keyId: string;
                            /** @description base64 of the Ed25519 signature */
                            value: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            urn: string;
                            offerId: string | null;
                            productId: string;
                            providerId: string;
                            buyerId: string;
                            operatorId: string;
                            /** @description id of the agreement that may come of it */
                            agreementId: string;
                            /** @enum {string} */
                            state: "REQUESTED" | "OFFERED" | "ACCEPTED" | "AGREED" | "VERIFIED" | "FINALIZED" | "TERMINATED";
                            versionNumber: number;
                            /** @description events that this state accepts */
                            possible: string[];
                            waitsFor: {
                                party: string;
                                organisationId: string;
                                since: string;
                            } | null;
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/negotiations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A negotiation with its last version and its messages */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            urn: string;
                            offerId: string | null;
                            productId: string;
                            providerId: string;
                            buyerId: string;
                            operatorId: string;
                            /** @description id of the agreement that may come of it */
                            agreementId: string;
                            /** @enum {string} */
                            state: "REQUESTED" | "OFFERED" | "ACCEPTED" | "AGREED" | "VERIFIED" | "FINALIZED" | "TERMINATED";
                            versionNumber: number;
                            /** @description events that this state accepts */
                            possible: string[];
                            waitsFor: {
                                party: string;
                                organisationId: string;
                                since: string;
                            } | null;
                            createdAt: string;
                            updatedAt: string;
                            names: {
                                product: {
                                    zh: string;
                                    en: string;
                                } | null;
                                provider: {
                                    zh: string;
                                    en: string;
                                } | null;
                                buyer: {
                                    zh: string;
                                    en: string;
                                } | null;
                                operator: {
                                    zh: string;
                                    en: string;
                                } | null;
                            };
                            last: {
                                number: number;
                                /** @enum {string} */
                                author: "buyer" | "provider";
                                /** @description ODRL rules by the Dataspace Protocol 2025-1 contract schema (permission, prohibition, obligation; operands dateTime, count, purpose, spatial, deliveryMode), beside payment (escrow, direct), acceptance {daysMax, rules, acceptDespite} and columns */
                                terms: {
                                    [key: string]: unknown;
                                };
                                price: {
                                    /** @description whole minor units, as a string of digits */
                                    amountMinor: string;
                                    /** @description ISO 4217 */
                                    currency: string;
                                };
                                canonicalJson: string;
                                hash: string;
                                signature: {
                                    keyId: string;
                                    value: string;
                                    /** @description true: signed by the operator on behalf of the organisation */
                                    onBehalf: boolean;
                                    reads: {
                                        zh: string;
                                        en: string;
                                    };
                                };
                                clauses: {
                                    id: string;
                                    kind: string;
                                    /** @enum {string} */
                                    class: "enforced" | "monitored" | "declared";
                                    text: {
                                        zh: string;
                                        en: string;
                                    };
                                    reason: {
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                                classes: {
                                    enforced: number;
                                    monitored: number;
                                    declared: number;
                                };
                                createdAt: string;
                            };
                            messages: {
                                event: string;
                                /** @enum {string} */
                                party: "buyer" | "provider";
                                state: string;
                                reason: string | null;
                                acceptDespite: string[];
                                signature: {
                                    keyId: string;
                                    value: string;
                                    /** @description true: signed by the operator on behalf of the organisation */
                                    onBehalf: boolean;
                                    reads: {
                                        zh: string;
                                        en: string;
                                    };
                                } | null;
                                at: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/negotiations/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All signed versions, oldest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                number: number;
                                /** @enum {string} */
                                author: "buyer" | "provider";
                                /** @description ODRL rules by the Dataspace Protocol 2025-1 contract schema (permission, prohibition, obligation; operands dateTime, count, purpose, spatial, deliveryMode), beside payment (escrow, direct), acceptance {daysMax, rules, acceptDespite} and columns */
                                terms: {
                                    [key: string]: unknown;
                                };
                                price: {
                                    /** @description whole minor units, as a string of digits */
                                    amountMinor: string;
                                    /** @description ISO 4217 */
                                    currency: string;
                                };
                                canonicalJson: string;
                                hash: string;
                                signature: {
                                    keyId: string;
                                    value: string;
                                    /** @description true: signed by the operator on behalf of the organisation */
                                    onBehalf: boolean;
                                    reads: {
                                        zh: string;
                                        en: string;
                                    };
                                };
                                clauses: {
                                    id: string;
                                    kind: string;
                                    /** @enum {string} */
                                    class: "enforced" | "monitored" | "declared";
                                    text: {
                                        zh: string;
                                        en: string;
                                    };
                                    reason: {
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                                classes: {
                                    enforced: number;
                                    monitored: number;
                                    declared: number;
                                };
                                createdAt: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Sign a counter-offer: the buyer’s next request, or the provider’s next offer */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description ODRL rules by the Dataspace Protocol 2025-1 contract schema (permission, prohibition, obligation; operands dateTime, count, purpose, spatial, deliveryMode), beside payment (escrow, direct), acceptance {daysMax, rules, acceptDespite} and columns */
                        terms: {
                            [key: string]: unknown;
                        };
                        price: {
                            /** @description whole minor units, as a string of digits */
                            amountMinor: string;
                            /** @description ISO 4217 */
                            currency: string;
                        };
                        signature?: {
                            keyId: string;
                            /** @description base64 of the Ed25519 signature */
                            value: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            urn: string;
                            offerId: string | null;
                            productId: string;
                            providerId: string;
                            buyerId: string;
                            operatorId: string;
                            /** @description id of the agreement that may come of it */
                            agreementId: string;
                            /** @enum {string} */
                            state: "REQUESTED" | "OFFERED" | "ACCEPTED" | "AGREED" | "VERIFIED" | "FINALIZED" | "TERMINATED";
                            versionNumber: number;
                            /** @description events that this state accepts */
                            possible: string[];
                            waitsFor: {
                                party: string;
                                organisationId: string;
                                since: string;
                            } | null;
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/negotiations/{id}/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The agreement: as it was concluded, or as it would be concluded now, to be signed */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description what will be signed; check it before you sign */
                            document: {
                                [key: string]: unknown;
                            };
                            /** @description RFC 8785 form; its UTF-8 bytes are signed */
                            canonicalJson: string;
                            /** @description SHA-256 of these bytes */
                            hash: string;
                            concluded: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Conclude the agreement as the provider; the price goes into escrow at the same moment */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        document?: {
                            [key: string]: unknown;
                        };
                        signature?: {
                            keyId: string;
                            /** @description base64 of the Ed25519 signature */
                            value: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            urn: string;
                            negotiationId: string;
                            productId: string;
                            providerId: string;
                            buyerId: string;
                            operatorId: string;
                            /** @enum {string} */
                            state: "concluded" | "active" | "ended";
                            /** @enum {string} */
                            deliveryState: "awaited" | "delivered" | "accepted" | "disputed" | "refunded" | "cancelled";
                            /** @description ODRL rules by the Dataspace Protocol 2025-1 contract schema (permission, prohibition, obligation; operands dateTime, count, purpose, spatial, deliveryMode), beside payment (escrow, direct), acceptance {daysMax, rules, acceptDespite} and columns */
                            terms: {
                                [key: string]: unknown;
                            };
                            price: {
                                /** @description whole minor units, as a string of digits */
                                amountMinor: string;
                                /** @description ISO 4217 */
                                currency: string;
                            };
                            fee: {
                                basisPoints: number;
                                amountMinor: string;
                            };
                            deliveryModes: ("download" | "share" | "api" | "cleanRoom")[];
                            acceptanceDays: number;
                            /** @description the document that both signed */
                            canonicalJson: string;
                            hash: string;
                            providerSignature: {
                                keyId: string;
                                value: string;
                                /** @description true: signed by the operator on behalf of the organisation */
                                onBehalf: boolean;
                                reads: {
                                    zh: string;
                                    en: string;
                                };
                            };
                            buyerSignature: {
                                keyId: string;
                                value: string;
                                /** @description true: signed by the operator on behalf of the organisation */
                                onBehalf: boolean;
                                reads: {
                                    zh: string;
                                    en: string;
                                };
                            } | null;
                            waivedRules: string[];
                            failedRules: string[];
                            concludedAt: string;
                            expiresAt: string | null;
                            deliveredAt: string | null;
                            acceptanceDueAt: string | null;
                            disputedAt: string | null;
                            acceptedAt: string | null;
                            endedAt: string | null;
                            endReason: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/negotiation-drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The first version of a new negotiation, to be signed: a request, or with buyerId an offer to one buyer */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description ODRL rules by the Dataspace Protocol 2025-1 contract schema (permission, prohibition, obligation; operands dateTime, count, purpose, spatial, deliveryMode), beside payment (escrow, direct), acceptance {daysMax, rules, acceptDespite} and columns */
                        terms: {
                            [key: string]: unknown;
                        };
                        price: {
                            /** @description whole minor units, as a string of digits */
                            amountMinor: string;
                            /** @description ISO 4217 */
                            currency: string;
                        };
                        offerId: string;
                        id?: string;
                        buyerId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description what will be signed; check it before you sign */
                            document: {
                                [key: string]: unknown;
                            };
                            /** @description RFC 8785 form; its UTF-8 bytes are signed */
                            canonicalJson: string;
                            /** @description SHA-256 of these bytes */
                            hash: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/negotiations/{id}/version-draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The next version, to be signed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description ODRL rules by the Dataspace Protocol 2025-1 contract schema (permission, prohibition, obligation; operands dateTime, count, purpose, spatial, deliveryMode), beside payment (escrow, direct), acceptance {daysMax, rules, acceptDespite} and columns */
                        terms: {
                            [key: string]: unknown;
                        };
                        price: {
                            /** @description whole minor units, as a string of digits */
                            amountMinor: string;
                            /** @description ISO 4217 */
                            currency: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description what will be signed; check it before you sign */
                            document: {
                                [key: string]: unknown;
                            };
                            /** @description RFC 8785 form; its UTF-8 bytes are signed */
                            canonicalJson: string;
                            /** @description SHA-256 of these bytes */
                            hash: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/negotiations/{id}/acceptance-draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The acceptance of the last version, to be signed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        acceptDespite?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description what will be signed; check it before you sign */
                            document: {
                                [key: string]: unknown;
                            };
                            /** @description RFC 8785 form; its UTF-8 bytes are signed */
                            canonicalJson: string;
                            /** @description SHA-256 of these bytes */
                            hash: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/negotiations/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run acceptance rules on the product as it is assessed now: those of the last version, or given ones */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rules?: {
                            id: string;
                            metric: string;
                            column?: string;
                            operator: string;
                            value: number | [
                                number,
                                number
                            ];
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: {
                                ruleId: string;
                                passed: boolean;
                                known: boolean;
                                actual: number | null;
                                numerator: number | null;
                                denominator: number | null;
                                text: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                            failing: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run acceptance rules on the offered product as it is assessed now, before a negotiation is opened */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rules?: {
                            id: string;
                            metric: string;
                            column?: string;
                            operator: string;
                            value: number | [
                                number,
                                number
                            ];
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: {
                                ruleId: string;
                                passed: boolean;
                                known: boolean;
                                actual: number | null;
                                numerator: number | null;
                                denominator: number | null;
                                text: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                            failing: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/negotiations/{id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept the last offer, as you have read it: it is compared with the last signed version */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description ODRL rules by the Dataspace Protocol 2025-1 contract schema (permission, prohibition, obligation; operands dateTime, count, purpose, spatial, deliveryMode), beside payment (escrow, direct), acceptance {daysMax, rules, acceptDespite} and columns */
                        terms: {
                            [key: string]: unknown;
                        };
                        price: {
                            /** @description whole minor units, as a string of digits */
                            amountMinor: string;
                            /** @description ISO 4217 */
                            currency: string;
                        };
                        number: number;
                        acceptDespite?: string[];
                        signature?: {
                            keyId: string;
                            /** @description base64 of the Ed25519 signature */
                            value: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            urn: string;
                            offerId: string | null;
                            productId: string;
                            providerId: string;
                            buyerId: string;
                            operatorId: string;
                            /** @description id of the agreement that may come of it */
                            agreementId: string;
                            /** @enum {string} */
                            state: "REQUESTED" | "OFFERED" | "ACCEPTED" | "AGREED" | "VERIFIED" | "FINALIZED" | "TERMINATED";
                            versionNumber: number;
                            /** @description events that this state accepts */
                            possible: string[];
                            waitsFor: {
                                party: string;
                                organisationId: string;
                                since: string;
                            } | null;
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/negotiations/{id}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign the concluded agreement as the buyer; it is active and access is open at the same moment */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        acceptDespite?: string[];
                        signature?: {
                            keyId: string;
                            /** @description base64 of the Ed25519 signature */
                            value: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            urn: string;
                            negotiationId: string;
                            productId: string;
                            providerId: string;
                            buyerId: string;
                            operatorId: string;
                            /** @enum {string} */
                            state: "concluded" | "active" | "ended";
                            /** @enum {string} */
                            deliveryState: "awaited" | "delivered" | "accepted" | "disputed" | "refunded" | "cancelled";
                            /** @description ODRL rules by the Dataspace Protocol 2025-1 contract schema (permission, prohibition, obligation; operands dateTime, count, purpose, spatial, deliveryMode), beside payment (escrow, direct), acceptance {daysMax, rules, acceptDespite} and columns */
                            terms: {
                                [key: string]: unknown;
                            };
                            price: {
                                /** @description whole minor units, as a string of digits */
                                amountMinor: string;
                                /** @description ISO 4217 */
                                currency: string;
                            };
                            fee: {
                                basisPoints: number;
                                amountMinor: string;
                            };
                            deliveryModes: ("download" | "share" | "api" | "cleanRoom")[];
                            acceptanceDays: number;
                            /** @description the document that both signed */
                            canonicalJson: string;
                            hash: string;
                            providerSignature: {
                                keyId: string;
                                value: string;
                                /** @description true: signed by the operator on behalf of the organisation */
                                onBehalf: boolean;
                                reads: {
                                    zh: string;
                                    en: string;
                                };
                            };
                            buyerSignature: {
                                keyId: string;
                                value: string;
                                /** @description true: signed by the operator on behalf of the organisation */
                                onBehalf: boolean;
                                reads: {
                                    zh: string;
                                    en: string;
                                };
                            } | null;
                            waivedRules: string[];
                            failedRules: string[];
                            concludedAt: string;
                            expiresAt: string | null;
                            deliveredAt: string | null;
                            acceptanceDueAt: string | null;
                            disputedAt: string | null;
                            acceptedAt: string | null;
                            endedAt: string | null;
                            endReason: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/negotiations/{id}/termination": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a negotiation that is not final; what was reserved goes back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            urn: string;
                            offerId: string | null;
                            productId: string;
                            providerId: string;
                            buyerId: string;
                            operatorId: string;
                            /** @description id of the agreement that may come of it */
                            agreementId: string;
                            /** @enum {string} */
                            state: "REQUESTED" | "OFFERED" | "ACCEPTED" | "AGREED" | "VERIFIED" | "FINALIZED" | "TERMINATED";
                            versionNumber: number;
                            /** @description events that this state accepts */
                            possible: string[];
                            waitsFor: {
                                party: string;
                                organisationId: string;
                                since: string;
                            } | null;
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Agreements that you are a party to, or that were concluded in your region, newest first */
        get: {
            parameters: {
                query?: {
                    pageToken?: string;
                    pageSize?: number;
                    productId?: string;
                    state?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                urn: string;
                                negotiationId: string;
                                productId: string;
                                providerId: string;
                                buyerId: string;
                                operatorId: string;
                                /** @enum {string} */
                                state: "concluded" | "active" | "ended";
                                /** @enum {string} */
                                deliveryState: "awaited" | "delivered" | "accepted" | "disputed" | "refunded" | "cancelled";
                                /** @description ODRL rules by the Dataspace Protocol 2025-1 contract schema (permission, prohibition, obligation; operands dateTime, count, purpose, spatial, deliveryMode), beside payment (escrow, direct), acceptance {daysMax, rules, acceptDespite} and columns */
                                terms: {
                                    [key: string]: unknown;
                                };
                                price: {
                                    /** @description whole minor units, as a string of digits */
                                    amountMinor: string;
                                    /** @description ISO 4217 */
                                    currency: string;
                                };
                                fee: {
                                    basisPoints: number;
                                    amountMinor: string;
                                };
                                deliveryModes: ("download" | "share" | "api" | "cleanRoom")[];
                                acceptanceDays: number;
                                /** @description the document that both signed */
                                canonicalJson: string;
                                hash: string;
                                providerSignature: {
                                    keyId: string;
                                    value: string;
                                    /** @description true: signed by the operator on behalf of the organisation */
                                    onBehalf: boolean;
                                    reads: {
                                        zh: string;
                                        en: string;
                                    };
                                };
                                buyerSignature: {
                                    keyId: string;
                                    value: string;
                                    /** @description true: signed by the operator on behalf of the organisation */
                                    onBehalf: boolean;
                                    reads: {
                                        zh: string;
                                        en: string;
                                    };
                                } | null;
                                waivedRules: string[];
                                failedRules: string[];
                                concludedAt: string;
                                expiresAt: string | null;
                                deliveredAt: string | null;
                                acceptanceDueAt: string | null;
                                disputedAt: string | null;
                                acceptedAt: string | null;
                                endedAt: string | null;
                                endReason: string | null;
                                names: {
                                    product: {
                                        zh: string;
                                        en: string;
                                    } | null;
                                    provider: {
                                        zh: string;
                                        en: string;
                                    } | null;
                                    buyer: {
                                        zh: string;
                                        en: string;
                                    } | null;
                                    operator: {
                                        zh: string;
                                        en: string;
                                    } | null;
                                };
                                waitsFor: {
                                    /** @enum {string} */
                                    party: "buyer" | "provider" | "operator";
                                    organisationId: string;
                                    since: string;
                                    until: string | null;
                                } | null;
                            }[];
                            nextPageToken?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An agreement with what is left of each limit, and of each clause what becomes of it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            urn: string;
                            negotiationId: string;
                            productId: string;
                            providerId: string;
                            buyerId: string;
                            operatorId: string;
                            /** @enum {string} */
                            state: "concluded" | "active" | "ended";
                            /** @enum {string} */
                            deliveryState: "awaited" | "delivered" | "accepted" | "disputed" | "refunded" | "cancelled";
                            /** @description ODRL rules by the Dataspace Protocol 2025-1 contract schema (permission, prohibition, obligation; operands dateTime, count, purpose, spatial, deliveryMode), beside payment (escrow, direct), acceptance {daysMax, rules, acceptDespite} and columns */
                            terms: {
                                [key: string]: unknown;
                            };
                            price: {
                                /** @description whole minor units, as a string of digits */
                                amountMinor: string;
                                /** @description ISO 4217 */
                                currency: string;
                            };
                            fee: {
                                basisPoints: number;
                                amountMinor: string;
                            };
                            deliveryModes: ("download" | "share" | "api" | "cleanRoom")[];
                            acceptanceDays: number;
                            /** @description the document that both signed */
                            canonicalJson: string;
                            hash: string;
                            providerSignature: {
                                keyId: string;
                                value: string;
                                /** @description true: signed by the operator on behalf of the organisation */
                                onBehalf: boolean;
                                reads: {
                                    zh: string;
                                    en: string;
                                };
                            };
                            buyerSignature: {
                                keyId: string;
                                value: string;
                                /** @description true: signed by the operator on behalf of the organisation */
                                onBehalf: boolean;
                                reads: {
                                    zh: string;
                                    en: string;
                                };
                            } | null;
                            waivedRules: string[];
                            failedRules: string[];
                            concludedAt: string;
                            expiresAt: string | null;
                            deliveredAt: string | null;
                            acceptanceDueAt: string | null;
                            disputedAt: string | null;
                            acceptedAt: string | null;
                            endedAt: string | null;
                            endReason: string | null;
                            clauses: {
                                id: string;
                                kind: string;
                                /** @enum {string} */
                                class: "enforced" | "monitored" | "declared";
                                text: {
                                    zh: string;
                                    en: string;
                                };
                                reason: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                            classes: {
                                enforced: number;
                                monitored: number;
                                declared: number;
                            };
                            counters: {
                                clauseId: string;
                                /** @description null: no limit agreed, uses are only counted */
                                limit: string | null;
                                used: string;
                                left: string | null;
                                closed: boolean;
                            }[];
                            deletion: {
                                dueAt: string;
                                statedAt: string | null;
                                statement: string | null;
                                overdue: boolean;
                            } | null;
                            waitsFor: {
                                /** @enum {string} */
                                party: "buyer" | "provider" | "operator";
                                organisationId: string;
                                since: string;
                                until: string | null;
                            } | null;
                            names: {
                                product: {
                                    zh: string;
                                    en: string;
                                } | null;
                                provider: {
                                    zh: string;
                                    en: string;
                                } | null;
                                buyer: {
                                    zh: string;
                                    en: string;
                                } | null;
                                operator: {
                                    zh: string;
                                    en: string;
                                } | null;
                            };
                            directPayment: {
                                agreementId: string;
                                amountMinor: string;
                                currency: string;
                                proofSha256: string;
                                /** @enum {string} */
                                state: "recorded" | "confirmed" | "denied";
                                /** @description why the provider says that the money has not come */
                                reason: string | null;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{id}/clauses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The clauses of an agreement, classed as both sides signed them */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            clauses: {
                                id: string;
                                kind: string;
                                /** @enum {string} */
                                class: "enforced" | "monitored" | "declared";
                                text: {
                                    zh: string;
                                    en: string;
                                };
                                reason: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                            classes: {
                                enforced: number;
                                monitored: number;
                                declared: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{id}/counters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is left of each limit */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                clauseId: string;
                                /** @description null: no limit agreed, uses are only counted */
                                limit: string | null;
                                used: string;
                                left: string | null;
                                closed: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{id}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every counted use, newest first; the amounts of a clause sum to its counter */
        get: {
            parameters: {
                query?: {
                    pageToken?: string;
                    pageSize?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                clauseId: string;
                                amount: number;
                                usedAfter: string;
                                /** @enum {string} */
                                deliveryMode: "download" | "share" | "api" | "cleanRoom";
                                purpose: string | null;
                                subject: string;
                                usedAt: string;
                            }[];
                            nextPageToken?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{id}/odrl": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The agreement as an ODRL policy in the form of the Dataspace Protocol */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Dataspace Protocol 2025-1, contract-schema.json, Agreement */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept the delivery; the escrow is paid out */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            urn: string;
                            negotiationId: string;
                            productId: string;
                            providerId: string;
                            buyerId: string;
                            operatorId: string;
                            /** @enum {string} */
                            state: "concluded" | "active" | "ended";
                            /** @enum {string} */
                            deliveryState: "awaited" | "delivered" | "accepted" | "disputed" | "refunded" | "cancelled";
                            /** @description ODRL rules by the Dataspace Protocol 2025-1 contract schema (permission, prohibition, obligation; operands dateTime, count, purpose, spatial, deliveryMode), beside payment (escrow, direct), acceptance {daysMax, rules, acceptDespite} and columns */
                            terms: {
                                [key: string]: unknown;
                            };
                            price: {
                                /** @description whole minor units, as a string of digits */
                                amountMinor: string;
                                /** @description ISO 4217 */
                                currency: string;
                            };
                            fee: {
                                basisPoints: number;
                                amountMinor: string;
                            };
                            deliveryModes: ("download" | "share" | "api" | "cleanRoom")[];
                            acceptanceDays: number;
                            /** @description the document that both signed */
                            canonicalJson: string;
                            hash: string;
                            providerSignature: {
                                keyId: string;
                                value: string;
                                /** @description true: signed by the operator on behalf of the organisation */
                                onBehalf: boolean;
                                reads: {
                                    zh: string;
                                    en: string;
                                };
                            };
                            buyerSignature: {
                                keyId: string;
                                value: string;
                                /** @description true: signed by the operator on behalf of the organisation */
                                onBehalf: boolean;
                                reads: {
                                    zh: string;
                                    en: string;
                                };
                            } | null;
                            waivedRules: string[];
                            failedRules: string[];
                            concludedAt: string;
                            expiresAt: string | null;
                            deliveredAt: string | null;
                            acceptanceDueAt: string | null;
                            disputedAt: string | null;
                            acceptedAt: string | null;
                            endedAt: string | null;
                            endReason: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{id}/dispute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Object to the delivery; escrow and use are frozen until it is settled */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            urn: string;
                            negotiationId: string;
                            productId: string;
                            providerId: string;
                            buyerId: string;
                            operatorId: string;
                            /** @enum {string} */
                            state: "concluded" | "active" | "ended";
                            /** @enum {string} */
                            deliveryState: "awaited" | "delivered" | "accepted" | "disputed" | "refunded" | "cancelled";
                            /** @description ODRL rules by the Dataspace Protocol 2025-1 contract schema (permission, prohibition, obligation; operands dateTime, count, purpose, spatial, deliveryMode), beside payment (escrow, direct), acceptance {daysMax, rules, acceptDespite} and columns */
                            terms: {
                                [key: string]: unknown;
                            };
                            price: {
                                /** @description whole minor units, as a string of digits */
                                amountMinor: string;
                                /** @description ISO 4217 */
                                currency: string;
                            };
                            fee: {
                                basisPoints: number;
                                amountMinor: string;
                            };
                            deliveryModes: ("download" | "share" | "api" | "cleanRoom")[];
                            acceptanceDays: number;
                            /** @description the document that both signed */
                            canonicalJson: string;
                            hash: string;
                            providerSignature: {
                                keyId: string;
                                value: string;
                                /** @description true: signed by the operator on behalf of the organisation */
                                onBehalf: boolean;
                                reads: {
                                    zh: string;
                                    en: string;
                                };
                            };
                            buyerSignature: {
                                keyId: string;
                                value: string;
                                /** @description true: signed by the operator on behalf of the organisation */
                                onBehalf: boolean;
                                reads: {
                                    zh: string;
                                    en: string;
                                };
                            } | null;
                            waivedRules: string[];
                            failedRules: string[];
                            concludedAt: string;
                            expiresAt: string | null;
                            deliveredAt: string | null;
                            acceptanceDueAt: string | null;
                            disputedAt: string | null;
                            acceptedAt: string | null;
                            endedAt: string | null;
                            endReason: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{id}/dispute/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Settle a dispute: the operator releases or refunds, the provider may refund */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                        /** @enum {string} */
                        outcome: "release" | "refund";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            urn: string;
                            negotiationId: string;
                            productId: string;
                            providerId: string;
                            buyerId: string;
                            operatorId: string;
                            /** @enum {string} */
                            state: "concluded" | "active" | "ended";
                            /** @enum {string} */
                            deliveryState: "awaited" | "delivered" | "accepted" | "disputed" | "refunded" | "cancelled";
                            /** @description ODRL rules by the Dataspace Protocol 2025-1 contract schema (permission, prohibition, obligation; operands dateTime, count, purpose, spatial, deliveryMode), beside payment (escrow, direct), acceptance {daysMax, rules, acceptDespite} and columns */
                            terms: {
                                [key: string]: unknown;
                            };
                            price: {
                                /** @description whole minor units, as a string of digits */
                                amountMinor: string;
                                /** @description ISO 4217 */
                                currency: string;
                            };
                            fee: {
                                basisPoints: number;
                                amountMinor: string;
                            };
                            deliveryModes: ("download" | "share" | "api" | "cleanRoom")[];
                            acceptanceDays: number;
                            /** @description the document that both signed */
                            canonicalJson: string;
                            hash: string;
                            providerSignature: {
                                keyId: string;
                                value: string;
                                /** @description true: signed by the operator on behalf of the organisation */
                                onBehalf: boolean;
                                reads: {
                                    zh: string;
                                    en: string;
                                };
                            };
                            buyerSignature: {
                                keyId: string;
                                value: string;
                                /** @description true: signed by the operator on behalf of the organisation */
                                onBehalf: boolean;
                                reads: {
                                    zh: string;
                                    en: string;
                                };
                            } | null;
                            waivedRules: string[];
                            failedRules: string[];
                            concludedAt: string;
                            expiresAt: string | null;
                            deliveredAt: string | null;
                            acceptanceDueAt: string | null;
                            disputedAt: string | null;
                            acceptedAt: string | null;
                            endedAt: string | null;
                            endReason: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{id}/termination": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the agreement with a reason; access ends at the same moment */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            urn: string;
                            negotiationId: string;
                            productId: string;
                            providerId: string;
                            buyerId: string;
                            operatorId: string;
                            /** @enum {string} */
                            state: "concluded" | "active" | "ended";
                            /** @enum {string} */
                            deliveryState: "awaited" | "delivered" | "accepted" | "disputed" | "refunded" | "cancelled";
                            /** @description ODRL rules by the Dataspace Protocol 2025-1 contract schema (permission, prohibition, obligation; operands dateTime, count, purpose, spatial, deliveryMode), beside payment (escrow, direct), acceptance {daysMax, rules, acceptDespite} and columns */
                            terms: {
                                [key: string]: unknown;
                            };
                            price: {
                                /** @description whole minor units, as a string of digits */
                                amountMinor: string;
                                /** @description ISO 4217 */
                                currency: string;
                            };
                            fee: {
                                basisPoints: number;
                                amountMinor: string;
                            };
                            deliveryModes: ("download" | "share" | "api" | "cleanRoom")[];
                            acceptanceDays: number;
                            /** @description the document that both signed */
                            canonicalJson: string;
                            hash: string;
                            providerSignature: {
                                keyId: string;
                                value: string;
                                /** @description true: signed by the operator on behalf of the organisation */
                                onBehalf: boolean;
                                reads: {
                                    zh: string;
                                    en: string;
                                };
                            };
                            buyerSignature: {
                                keyId: string;
                                value: string;
                                /** @description true: signed by the operator on behalf of the organisation */
                                onBehalf: boolean;
                                reads: {
                                    zh: string;
                                    en: string;
                                };
                            } | null;
                            waivedRules: string[];
                            failedRules: string[];
                            concludedAt: string;
                            expiresAt: string | null;
                            deliveredAt: string | null;
                            acceptanceDueAt: string | null;
                            disputedAt: string | null;
                            acceptedAt: string | null;
                            endedAt: string | null;
                            endReason: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{id}/payment-proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record the proof of a direct payment, as the buyer */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        proofSha256: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agreementId: string;
                            amountMinor: string;
                            currency: string;
                            proofSha256: string;
                            /** @enum {string} */
                            state: "recorded" | "confirmed" | "denied";
                            /** @description why the provider says that the money has not come */
                            reason: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{id}/payment-answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say whether a direct payment has come, as the provider */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        received: boolean;
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agreementId: string;
                            amountMinor: string;
                            currency: string;
                            proofSha256: string;
                            /** @enum {string} */
                            state: "recorded" | "confirmed" | "denied";
                            /** @description why the provider says that the money has not come */
                            reason: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{id}/deletion-statement-draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The deletion statement, to be signed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        statement: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description what will be signed; check it before you sign */
                            document: {
                                [key: string]: unknown;
                            };
                            /** @description RFC 8785 form; its UTF-8 bytes are signed */
                            canonicalJson: string;
                            /** @description SHA-256 of these bytes */
                            hash: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{id}/deletion-statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** State, signed, that the data were deleted after the end */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        statement: string;
                        signature?: {
                            keyId: string;
                            /** @description base64 of the Ed25519 signature */
                            value: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            dueAt: string;
                            statedAt: string | null;
                            statement: string | null;
                            overdue: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{id}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an agreement opens, and its tokens without their secrets */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        /** Make a new profile file; older ones work for another 24 hours */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{id}/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an agreement’s data was read: answers, rows, requests and bytes by table, way and day */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                table: string;
                                /** @enum {string} */
                                channel: "share" | "download";
                                day: string;
                                answers: number;
                                rowsGranted: number;
                                requests: number;
                                bytesServed: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{id}/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download a version as one file (format=csv|parquet, cells=exact|safe, version, table) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Live updates as server-sent events: `notice` (look at your inbox), `change` with topic and id of what changed */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s own notices, newest first, and how many are unread */
        get: {
            parameters: {
                query?: {
                    unread?: string;
                    pageToken?: string;
                    pageSize?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @description what happened; docs list the kinds */
                                kind: string;
                                /**
                                 * @description info: to know; waiting: something waits for you; attention: look at it
                                 * @enum {string}
                                 */
                                severity: "info" | "waiting" | "attention";
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                text: {
                                    zh: string;
                                    en: string;
                                };
                                /** @description the page of the portal that it leads to */
                                path: string;
                                about: string;
                                createdAt: string;
                                readAt: string | null;
                            }[];
                            nextPageToken?: string;
                            /** @description unread in all, not only on this page */
                            unread: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a notice as read */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            readAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark all one’s notices as read, or those up to one */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        upTo?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notice-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By which ways one is told what */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            channels: {
                                info: ("mail" | "http")[];
                                waiting: ("mail" | "http")[];
                                attention: ("mail" | "http")[];
                            };
                            phone: string | null;
                            /** @description ways out that are set up; the portal has every notice anyway */
                            available: ("mail" | "http")[];
                        };
                    };
                };
            };
        };
        /** Choose by which ways one is told what */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        channels: {
                            info: ("mail" | "http")[];
                            waiting: ("mail" | "http")[];
                            attention: ("mail" | "http")[];
                        };
                        phone: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            channels: {
                                info: ("mail" | "http")[];
                                waiting: ("mail" | "http")[];
                                attention: ("mail" | "http")[];
                            };
                            phone: string | null;
                            /** @description ways out that are set up; the portal has every notice anyway */
                            available: ("mail" | "http")[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages on their way out of the platform, newest first, and why one failed */
        get: {
            parameters: {
                query?: {
                    state?: "waiting" | "sent" | "failed";
                    pageToken?: string;
                    pageSize?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @enum {string} */
                                channel: "mail" | "http";
                                /** @description mail address or phone number */
                                recipient: string;
                                subject: string;
                                /** @enum {string} */
                                state: "waiting" | "sent" | "failed";
                                attempts: number;
                                reason: ("not_configured" | "refused" | "unreachable") | null;
                                lastError: string | null;
                                createdAt: string;
                                sentAt: string | null;
                            }[];
                            nextPageToken?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/deliveries/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a failed message once more */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            channel: "mail" | "http";
                            /** @description mail address or phone number */
                            recipient: string;
                            subject: string;
                            /** @enum {string} */
                            state: "waiting" | "sent" | "failed";
                            attempts: number;
                            reason: ("not_configured" | "refused" | "unreachable") | null;
                            lastError: string | null;
                            createdAt: string;
                            sentAt: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/announcements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Announcements to be read now: everybody’s, and as a member those of one’s region and roles */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                region: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                text: {
                                    zh: string;
                                    en: string;
                                };
                                startsAt: string;
                                endsAt: string;
                                /** @enum {string} */
                                audience: "everybody" | "members" | "providers" | "buyers";
                                /** @enum {string} */
                                state: "draft" | "published" | "withdrawn";
                                createdAt: string;
                                changedAt: string;
                                publishedAt: string | null;
                                withdrawnAt: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/announcements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The operator’s announcements in every state, newest first */
        get: {
            parameters: {
                query?: {
                    pageToken?: string;
                    pageSize?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                region: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                text: {
                                    zh: string;
                                    en: string;
                                };
                                startsAt: string;
                                endsAt: string;
                                /** @enum {string} */
                                audience: "everybody" | "members" | "providers" | "buyers";
                                /** @enum {string} */
                                state: "draft" | "published" | "withdrawn";
                                createdAt: string;
                                changedAt: string;
                                publishedAt: string | null;
                                withdrawnAt: string | null;
                            }[];
                            nextPageToken?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Draft an announcement */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        title: {
                            zh: string;
                            en: string;
                        };
                        text: {
                            zh: string;
                            en: string;
                        };
                        /** Format: date-time */
                        startsAt: string;
                        /** Format: date-time */
                        endsAt: string;
                        /** @enum {string} */
                        audience: "everybody" | "members" | "providers" | "buyers";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            region: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            text: {
                                zh: string;
                                en: string;
                            };
                            startsAt: string;
                            endsAt: string;
                            /** @enum {string} */
                            audience: "everybody" | "members" | "providers" | "buyers";
                            /** @enum {string} */
                            state: "draft" | "published" | "withdrawn";
                            createdAt: string;
                            changedAt: string;
                            publishedAt: string | null;
                            withdrawnAt: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/announcements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a draft or a published announcement */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        title: {
                            zh: string;
                            en: string;
                        };
                        text: {
                            zh: string;
                            en: string;
                        };
                        /** Format: date-time */
                        startsAt: string;
                        /** Format: date-time */
                        endsAt: string;
                        /** @enum {string} */
                        audience: "everybody" | "members" | "providers" | "buyers";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            region: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            text: {
                                zh: string;
                                en: string;
                            };
                            startsAt: string;
                            endsAt: string;
                            /** @enum {string} */
                            audience: "everybody" | "members" | "providers" | "buyers";
                            /** @enum {string} */
                            state: "draft" | "published" | "withdrawn";
                            createdAt: string;
                            changedAt: string;
                            publishedAt: string | null;
                            withdrawnAt: string | null;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/announcements/{id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish an announcement that is written in both languages */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            region: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            text: {
                                zh: string;
                                en: string;
                            };
                            startsAt: string;
                            endsAt: string;
                            /** @enum {string} */
                            audience: "everybody" | "members" | "providers" | "buyers";
                            /** @enum {string} */
                            state: "draft" | "published" | "withdrawn";
                            createdAt: string;
                            changedAt: string;
                            publishedAt: string | null;
                            withdrawnAt: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/announcements/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw an announcement, for good */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            region: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            text: {
                                zh: string;
                                en: string;
                            };
                            startsAt: string;
                            endsAt: string;
                            /** @enum {string} */
                            audience: "everybody" | "members" | "providers" | "buyers";
                            /** @enum {string} */
                            state: "draft" | "published" | "withdrawn";
                            createdAt: string;
                            changedAt: string;
                            publishedAt: string | null;
                            withdrawnAt: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Programmes that an office runs and that somebody can open a case of; the operator of the region unless an office is named */
        get: {
            parameters: {
                query?: {
                    officeId?: string;
                    region?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            officeId: string;
                            items: {
                                id: string;
                                key: string;
                                version: number;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                summary: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                programme: "residents" | "policies" | "investment" | "training" | "fund" | "financing" | "incubation" | "space" | "brand" | "research" | "industry" | "office";
                                /** @enum {string} */
                                audience: "organisation" | "resident" | "office";
                                /** @description it came with the platform and is everybody’s */
                                isShipped: boolean;
                                isPublic: boolean;
                                /** @enum {string} */
                                state: "draft" | "published" | "retired";
                                /** @description cases run by it: it never changes again */
                                isUsed: boolean;
                                sha256: string;
                                createdAt: string;
                                publishedAt: string | null;
                                retiredAt: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-definitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Definitions of one’s organisation in all their versions, and the shipped ones */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                key: string;
                                version: number;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                summary: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                programme: "residents" | "policies" | "investment" | "training" | "fund" | "financing" | "incubation" | "space" | "brand" | "research" | "industry" | "office";
                                /** @enum {string} */
                                audience: "organisation" | "resident" | "office";
                                /** @description it came with the platform and is everybody’s */
                                isShipped: boolean;
                                isPublic: boolean;
                                /** @enum {string} */
                                state: "draft" | "published" | "retired";
                                /** @description cases run by it: it never changes again */
                                isUsed: boolean;
                                sha256: string;
                                createdAt: string;
                                publishedAt: string | null;
                                retiredAt: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Keep a definition as a draft; refused with every fault when it cannot be read */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description corridor.case-type/1, parsed from YAML or JSON */
                        document: unknown;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            key: string;
                            version: number;
                            title: {
                                zh: string;
                                en: string;
                            };
                            summary: {
                                zh: string;
                                en: string;
                            };
                            /** @enum {string} */
                            programme: "residents" | "policies" | "investment" | "training" | "fund" | "financing" | "incubation" | "space" | "brand" | "research" | "industry" | "office";
                            /** @enum {string} */
                            audience: "organisation" | "resident" | "office";
                            /** @description it came with the platform and is everybody’s */
                            isShipped: boolean;
                            isPublic: boolean;
                            /** @enum {string} */
                            state: "draft" | "published" | "retired";
                            /** @description cases run by it: it never changes again */
                            isUsed: boolean;
                            sha256: string;
                            createdAt: string;
                            publishedAt: string | null;
                            retiredAt: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-definitions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A definition with its document: form, states, transitions, clocks, tables */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            key: string;
                            version: number;
                            title: {
                                zh: string;
                                en: string;
                            };
                            summary: {
                                zh: string;
                                en: string;
                            };
                            /** @enum {string} */
                            programme: "residents" | "policies" | "investment" | "training" | "fund" | "financing" | "incubation" | "space" | "brand" | "research" | "industry" | "office";
                            /** @enum {string} */
                            audience: "organisation" | "resident" | "office";
                            /** @description it came with the platform and is everybody’s */
                            isShipped: boolean;
                            isPublic: boolean;
                            /** @enum {string} */
                            state: "draft" | "published" | "retired";
                            /** @description cases run by it: it never changes again */
                            isUsed: boolean;
                            sha256: string;
                            createdAt: string;
                            publishedAt: string | null;
                            retiredAt: string | null;
                            /** @description corridor.case-type/1 */
                            document: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        /** Put another text under a draft */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description corridor.case-type/1, parsed from YAML or JSON */
                        document: unknown;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            key: string;
                            version: number;
                            title: {
                                zh: string;
                                en: string;
                            };
                            summary: {
                                zh: string;
                                en: string;
                            };
                            /** @enum {string} */
                            programme: "residents" | "policies" | "investment" | "training" | "fund" | "financing" | "incubation" | "space" | "brand" | "research" | "industry" | "office";
                            /** @enum {string} */
                            audience: "organisation" | "resident" | "office";
                            /** @description it came with the platform and is everybody’s */
                            isShipped: boolean;
                            isPublic: boolean;
                            /** @enum {string} */
                            state: "draft" | "published" | "retired";
                            /** @description cases run by it: it never changes again */
                            isUsed: boolean;
                            sha256: string;
                            createdAt: string;
                            publishedAt: string | null;
                            retiredAt: string | null;
                        };
                    };
                };
            };
        };
        post?: never;
        /** Throw a draft away */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-definitions/{id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish a draft: it is looked through as a whole and refused with all that was found */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            key: string;
                            version: number;
                            title: {
                                zh: string;
                                en: string;
                            };
                            summary: {
                                zh: string;
                                en: string;
                            };
                            /** @enum {string} */
                            programme: "residents" | "policies" | "investment" | "training" | "fund" | "financing" | "incubation" | "space" | "brand" | "research" | "industry" | "office";
                            /** @enum {string} */
                            audience: "organisation" | "resident" | "office";
                            /** @description it came with the platform and is everybody’s */
                            isShipped: boolean;
                            isPublic: boolean;
                            /** @enum {string} */
                            state: "draft" | "published" | "retired";
                            /** @description cases run by it: it never changes again */
                            isUsed: boolean;
                            sha256: string;
                            createdAt: string;
                            publishedAt: string | null;
                            retiredAt: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-definitions/{id}/retirement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a definition out of use: no new cases, running ones go on by it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            key: string;
                            version: number;
                            title: {
                                zh: string;
                                en: string;
                            };
                            summary: {
                                zh: string;
                                en: string;
                            };
                            /** @enum {string} */
                            programme: "residents" | "policies" | "investment" | "training" | "fund" | "financing" | "incubation" | "space" | "brand" | "research" | "industry" | "office";
                            /** @enum {string} */
                            audience: "organisation" | "resident" | "office";
                            /** @description it came with the platform and is everybody’s */
                            isShipped: boolean;
                            isPublic: boolean;
                            /** @enum {string} */
                            state: "draft" | "published" | "retired";
                            /** @description cases run by it: it never changes again */
                            isUsed: boolean;
                            sha256: string;
                            createdAt: string;
                            publishedAt: string | null;
                            retiredAt: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Forms that your organisation has begun, newest first */
        get: {
            parameters: {
                query?: {
                    pageToken?: string;
                    pageSize?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                type: string;
                                officeId: string;
                                createdAt: string;
                                updatedAt: string;
                            }[];
                            nextPageToken?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Begin a form, filled with what your organisation told before */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        type: string;
                        officeId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            type: string;
                            officeId: string;
                            createdAt: string;
                            updatedAt: string;
                            definitionId: string;
                            answers: {
                                [key: string]: unknown;
                            };
                            /** @description what of it does not fit; what is still missing is not told before it is sent */
                            faults: {
                                pointer: string;
                                rule: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                text: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                            materials: {
                                id: string;
                                key: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                name: string;
                                mediaType: string;
                                bytes: number;
                                sha256: string;
                                at: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-drafts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A form as it was typed, with its documents */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            type: string;
                            officeId: string;
                            createdAt: string;
                            updatedAt: string;
                            definitionId: string;
                            answers: {
                                [key: string]: unknown;
                            };
                            /** @description what of it does not fit; what is still missing is not told before it is sent */
                            faults: {
                                pointer: string;
                                rule: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                text: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                            materials: {
                                id: string;
                                key: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                name: string;
                                mediaType: string;
                                bytes: number;
                                sha256: string;
                                at: string;
                            }[];
                        };
                    };
                };
            };
        };
        /** Keep a form as it is typed, right or not */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        answers: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            type: string;
                            officeId: string;
                            createdAt: string;
                            updatedAt: string;
                            definitionId: string;
                            answers: {
                                [key: string]: unknown;
                            };
                            /** @description what of it does not fit; what is still missing is not told before it is sent */
                            faults: {
                                pointer: string;
                                rule: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                text: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                            materials: {
                                id: string;
                                key: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                name: string;
                                mediaType: string;
                                bytes: number;
                                sha256: string;
                                at: string;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        /** Throw a form away */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A list of cases: work lists with what is due first, or all and sent ones, newest first */
        get: {
            parameters: {
                query?: {
                    pageToken?: string;
                    pageSize?: number;
                    list?: "mine" | "dueToday" | "overdue" | "unassigned" | "open" | "reviews" | "all" | "sent";
                    type?: string;
                    programme?: "residents" | "policies" | "investment" | "training" | "fund" | "financing" | "incubation" | "space" | "brand" | "research" | "industry" | "office";
                    state?: string;
                    unitId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                number: string;
                                type: {
                                    key: string;
                                    version: number;
                                    title: {
                                        zh: string;
                                        en: string;
                                    };
                                    /** @enum {string} */
                                    programme: "residents" | "policies" | "investment" | "training" | "fund" | "financing" | "incubation" | "space" | "brand" | "research" | "industry" | "office";
                                    definitionId: string;
                                };
                                subject: string;
                                office: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                };
                                applicant: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                } | null;
                                lead: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                } | null;
                                assignee: {
                                    id: string;
                                    name: string | null;
                                } | null;
                                state: {
                                    /** @description null where the reader sees the public label alone */
                                    key: string | null;
                                    label: {
                                        zh: string;
                                        en: string;
                                    };
                                    /** @enum {string} */
                                    kind: "initial" | "active" | "waiting" | "terminal";
                                };
                                waitsFor: {
                                    /** @enum {string} */
                                    role: "applicant" | "office" | "unit" | "coUnit" | "reviewer" | "public" | "clock" | "effect";
                                    /** @description null for a resident without an account, and for reviewers */
                                    organisation: {
                                        id: string;
                                        name: string;
                                        nameEn: string;
                                    } | null;
                                    since: string;
                                    /** @description when the nearest clock runs out */
                                    until: string | null;
                                } | null;
                                due: {
                                    at: string;
                                    /** @description a year on the way has no published calendar yet */
                                    isProvisional: boolean;
                                    /** @enum {string} */
                                    card: "green" | "yellow" | "red";
                                    percent: number;
                                } | null;
                                /** @enum {string} */
                                card: "green" | "yellow" | "red";
                                openedAt: string;
                                changedAt: string;
                                endedAt: string | null;
                                outcome: ("granted" | "refused" | "withdrawn" | "done" | "merged") | null;
                                ratingLevel: number | null;
                                /** @description send it as expectedSeq with the next step */
                                seq: number;
                            }[];
                            nextPageToken?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Open a case: for one’s organisation, or as a clerk of the office for whoever came to the counter or called */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        type: string;
                        answers: {
                            [key: string]: unknown;
                        };
                        /** @description who runs it; the operator of your region when left out */
                        officeId?: string;
                        /** @description for whom the office opens it at its counter */
                        applicantId?: string;
                        /** @description the draft that becomes the case, with its documents */
                        draftId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            number: string;
                            type: {
                                key: string;
                                version: number;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                programme: "residents" | "policies" | "investment" | "training" | "fund" | "financing" | "incubation" | "space" | "brand" | "research" | "industry" | "office";
                                definitionId: string;
                            };
                            subject: string;
                            office: {
                                id: string;
                                name: string;
                                nameEn: string;
                            };
                            applicant: {
                                id: string;
                                name: string;
                                nameEn: string;
                            } | null;
                            lead: {
                                id: string;
                                name: string;
                                nameEn: string;
                            } | null;
                            assignee: {
                                id: string;
                                name: string | null;
                            } | null;
                            state: {
                                /** @description null where the reader sees the public label alone */
                                key: string | null;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                kind: "initial" | "active" | "waiting" | "terminal";
                            };
                            waitsFor: {
                                /** @enum {string} */
                                role: "applicant" | "office" | "unit" | "coUnit" | "reviewer" | "public" | "clock" | "effect";
                                /** @description null for a resident without an account, and for reviewers */
                                organisation: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                } | null;
                                since: string;
                                /** @description when the nearest clock runs out */
                                until: string | null;
                            } | null;
                            due: {
                                at: string;
                                /** @description a year on the way has no published calendar yet */
                                isProvisional: boolean;
                                /** @enum {string} */
                                card: "green" | "yellow" | "red";
                                percent: number;
                            } | null;
                            /** @enum {string} */
                            card: "green" | "yellow" | "red";
                            openedAt: string;
                            changedAt: string;
                            endedAt: string | null;
                            outcome: ("granted" | "refused" | "withdrawn" | "done" | "merged") | null;
                            ratingLevel: number | null;
                            /** @description send it as expectedSeq with the next step */
                            seq: number;
                            /**
                             * @description as whom the reader reads it
                             * @enum {string}
                             */
                            as: "applicant" | "office" | "unit" | "coUnit" | "reviewer" | "public" | "clock" | "effect";
                            /** @description without personal answers; null until a reviewer has declared no conflict */
                            form: {
                                [key: string]: unknown;
                            } | null;
                            /** @description personal fields that were filled in, by pointer; see …/contact */
                            withheld: string[];
                            steps: {
                                [key: string]: {
                                    [key: string]: unknown;
                                };
                            };
                            materials: {
                                id: string;
                                key: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                name: string;
                                mediaType: string;
                                bytes: number;
                                sha256: string;
                                at: string;
                            }[];
                            asked: {
                                key: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                isOptional: boolean;
                                isThere: boolean;
                            }[];
                            clocks: {
                                key: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                basis: "working-day" | "calendar-day" | "hour";
                                startedAt: string;
                                dueAt: string;
                                dueDay: string | null;
                                statutoryDueAt: string | null;
                                isProvisional: boolean;
                                percent: number;
                                /** @enum {string} */
                                card: "green" | "yellow" | "red";
                                pausedBy: {
                                    key: string;
                                    reason: {
                                        zh: string;
                                        en: string;
                                    };
                                    resumesAt: string;
                                } | null;
                                extendedBy: number | null;
                                stoppedAt: string | null;
                                isOnTime: boolean | null;
                                pauses: {
                                    key: string;
                                    reason: {
                                        zh: string;
                                        en: string;
                                    };
                                    legalBasis: {
                                        zh: string;
                                        en: string;
                                    };
                                    daysMax: number;
                                }[];
                                basisText: {
                                    text: {
                                        zh: string;
                                        en: string;
                                    };
                                    source?: string;
                                    verified: boolean;
                                };
                            }[];
                            assignment: {
                                firstResponsible: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                } | null;
                                coUnits: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                }[];
                                returns: number;
                                returnsMax: number;
                                transfers: number;
                                transfersMax: number;
                            };
                            /** @description the office sees all, a reviewer the own one until it is submitted */
                            reviews: {
                                [key: string]: unknown;
                            }[];
                            reviewSummary: {
                                [key: string]: unknown;
                            } | null;
                            milestones: {
                                [key: string]: unknown;
                            } | null;
                            rating: {
                                [key: string]: unknown;
                            } | null;
                            incidents: {
                                id: string;
                                kind: string;
                                code: string;
                                since: string;
                            }[];
                            joined: string[];
                            mergedInto: string | null;
                            actions: {
                                action: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                /**
                                 * @description the standing in which it is taken
                                 * @enum {string}
                                 */
                                as: "applicant" | "office" | "unit" | "coUnit" | "reviewer" | "public" | "clock" | "effect";
                                isCommon: boolean;
                                /** @description the state that it leads to */
                                to: string;
                                form: {
                                    schema: {
                                        [key: string]: unknown;
                                    };
                                    fields: {
                                        [key: string]: unknown;
                                    };
                                } | null;
                                needsComment: boolean;
                                blockedBy: {
                                    kind: string;
                                    text: {
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                            }[];
                            headHash: string;
                            /** @description for a resident without an account; shown once, only its hash is kept */
                            trackingCode: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many cases each of one’s lists has; from 1000 on the number says that there are more */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            counts: {
                                [key: string]: number;
                            };
                            isCutAt: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A case with all that you may know of it, and what you can do now */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            number: string;
                            type: {
                                key: string;
                                version: number;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                programme: "residents" | "policies" | "investment" | "training" | "fund" | "financing" | "incubation" | "space" | "brand" | "research" | "industry" | "office";
                                definitionId: string;
                            };
                            subject: string;
                            office: {
                                id: string;
                                name: string;
                                nameEn: string;
                            };
                            applicant: {
                                id: string;
                                name: string;
                                nameEn: string;
                            } | null;
                            lead: {
                                id: string;
                                name: string;
                                nameEn: string;
                            } | null;
                            assignee: {
                                id: string;
                                name: string | null;
                            } | null;
                            state: {
                                /** @description null where the reader sees the public label alone */
                                key: string | null;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                kind: "initial" | "active" | "waiting" | "terminal";
                            };
                            waitsFor: {
                                /** @enum {string} */
                                role: "applicant" | "office" | "unit" | "coUnit" | "reviewer" | "public" | "clock" | "effect";
                                /** @description null for a resident without an account, and for reviewers */
                                organisation: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                } | null;
                                since: string;
                                /** @description when the nearest clock runs out */
                                until: string | null;
                            } | null;
                            due: {
                                at: string;
                                /** @description a year on the way has no published calendar yet */
                                isProvisional: boolean;
                                /** @enum {string} */
                                card: "green" | "yellow" | "red";
                                percent: number;
                            } | null;
                            /** @enum {string} */
                            card: "green" | "yellow" | "red";
                            openedAt: string;
                            changedAt: string;
                            endedAt: string | null;
                            outcome: ("granted" | "refused" | "withdrawn" | "done" | "merged") | null;
                            ratingLevel: number | null;
                            /** @description send it as expectedSeq with the next step */
                            seq: number;
                            /**
                             * @description as whom the reader reads it
                             * @enum {string}
                             */
                            as: "applicant" | "office" | "unit" | "coUnit" | "reviewer" | "public" | "clock" | "effect";
                            /** @description without personal answers; null until a reviewer has declared no conflict */
                            form: {
                                [key: string]: unknown;
                            } | null;
                            /** @description personal fields that were filled in, by pointer; see …/contact */
                            withheld: string[];
                            steps: {
                                [key: string]: {
                                    [key: string]: unknown;
                                };
                            };
                            materials: {
                                id: string;
                                key: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                name: string;
                                mediaType: string;
                                bytes: number;
                                sha256: string;
                                at: string;
                            }[];
                            asked: {
                                key: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                isOptional: boolean;
                                isThere: boolean;
                            }[];
                            clocks: {
                                key: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                basis: "working-day" | "calendar-day" | "hour";
                                startedAt: string;
                                dueAt: string;
                                dueDay: string | null;
                                statutoryDueAt: string | null;
                                isProvisional: boolean;
                                percent: number;
                                /** @enum {string} */
                                card: "green" | "yellow" | "red";
                                pausedBy: {
                                    key: string;
                                    reason: {
                                        zh: string;
                                        en: string;
                                    };
                                    resumesAt: string;
                                } | null;
                                extendedBy: number | null;
                                stoppedAt: string | null;
                                isOnTime: boolean | null;
                                pauses: {
                                    key: string;
                                    reason: {
                                        zh: string;
                                        en: string;
                                    };
                                    legalBasis: {
                                        zh: string;
                                        en: string;
                                    };
                                    daysMax: number;
                                }[];
                                basisText: {
                                    text: {
                                        zh: string;
                                        en: string;
                                    };
                                    source?: string;
                                    verified: boolean;
                                };
                            }[];
                            assignment: {
                                firstResponsible: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                } | null;
                                coUnits: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                }[];
                                returns: number;
                                returnsMax: number;
                                transfers: number;
                                transfersMax: number;
                            };
                            /** @description the office sees all, a reviewer the own one until it is submitted */
                            reviews: {
                                [key: string]: unknown;
                            }[];
                            reviewSummary: {
                                [key: string]: unknown;
                            } | null;
                            milestones: {
                                [key: string]: unknown;
                            } | null;
                            rating: {
                                [key: string]: unknown;
                            } | null;
                            incidents: {
                                id: string;
                                kind: string;
                                code: string;
                                since: string;
                            }[];
                            joined: string[];
                            mergedInto: string | null;
                            actions: {
                                action: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                /**
                                 * @description the standing in which it is taken
                                 * @enum {string}
                                 */
                                as: "applicant" | "office" | "unit" | "coUnit" | "reviewer" | "public" | "clock" | "effect";
                                isCommon: boolean;
                                /** @description the state that it leads to */
                                to: string;
                                form: {
                                    schema: {
                                        [key: string]: unknown;
                                    };
                                    fields: {
                                        [key: string]: unknown;
                                    };
                                } | null;
                                needsComment: boolean;
                                blockedBy: {
                                    kind: string;
                                    text: {
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                            }[];
                            headHash: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened in a case, oldest first, with the chain of hashes that the log commits to */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                seq: number;
                                at: string;
                                action: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                as: "applicant" | "office" | "unit" | "coUnit" | "reviewer" | "public" | "clock" | "effect";
                                organisation: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                } | null;
                                person: {
                                    id: string;
                                    name: string | null;
                                } | null;
                                before: {
                                    zh: string;
                                    en: string;
                                } | null;
                                after: {
                                    zh: string;
                                    en: string;
                                };
                                comment: string | null;
                                isInternal: boolean;
                                /** @description null where it is not for the reader */
                                content: {
                                    [key: string]: unknown;
                                } | null;
                                previousHash: string | null;
                                hash: string;
                            }[];
                            chain: {
                                isWhole: boolean;
                                events: number;
                                headHash: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a step: one of the case’s actions, or one that every case has. With the same Idempotency-Key once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        action: string;
                        /**
                         * @description what the action asks for: answers, comment, unit …
                         * @default {}
                         */
                        payload?: {
                            [key: string]: unknown;
                        };
                        /** @description the last event that you saw: 409 when the case has moved since */
                        expectedSeq: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description number of the event that the step became */
                            seq: number;
                            /** @description null for who gave it away with this step */
                            case: {
                                id: string;
                                number: string;
                                type: {
                                    key: string;
                                    version: number;
                                    title: {
                                        zh: string;
                                        en: string;
                                    };
                                    /** @enum {string} */
                                    programme: "residents" | "policies" | "investment" | "training" | "fund" | "financing" | "incubation" | "space" | "brand" | "research" | "industry" | "office";
                                    definitionId: string;
                                };
                                subject: string;
                                office: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                };
                                applicant: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                } | null;
                                lead: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                } | null;
                                assignee: {
                                    id: string;
                                    name: string | null;
                                } | null;
                                state: {
                                    /** @description null where the reader sees the public label alone */
                                    key: string | null;
                                    label: {
                                        zh: string;
                                        en: string;
                                    };
                                    /** @enum {string} */
                                    kind: "initial" | "active" | "waiting" | "terminal";
                                };
                                waitsFor: {
                                    /** @enum {string} */
                                    role: "applicant" | "office" | "unit" | "coUnit" | "reviewer" | "public" | "clock" | "effect";
                                    /** @description null for a resident without an account, and for reviewers */
                                    organisation: {
                                        id: string;
                                        name: string;
                                        nameEn: string;
                                    } | null;
                                    since: string;
                                    /** @description when the nearest clock runs out */
                                    until: string | null;
                                } | null;
                                due: {
                                    at: string;
                                    /** @description a year on the way has no published calendar yet */
                                    isProvisional: boolean;
                                    /** @enum {string} */
                                    card: "green" | "yellow" | "red";
                                    percent: number;
                                } | null;
                                /** @enum {string} */
                                card: "green" | "yellow" | "red";
                                openedAt: string;
                                changedAt: string;
                                endedAt: string | null;
                                outcome: ("granted" | "refused" | "withdrawn" | "done" | "merged") | null;
                                ratingLevel: number | null;
                                /** @description send it as expectedSeq with the next step */
                                seq: number;
                                /**
                                 * @description as whom the reader reads it
                                 * @enum {string}
                                 */
                                as: "applicant" | "office" | "unit" | "coUnit" | "reviewer" | "public" | "clock" | "effect";
                                /** @description without personal answers; null until a reviewer has declared no conflict */
                                form: {
                                    [key: string]: unknown;
                                } | null;
                                /** @description personal fields that were filled in, by pointer; see …/contact */
                                withheld: string[];
                                steps: {
                                    [key: string]: {
                                        [key: string]: unknown;
                                    };
                                };
                                materials: {
                                    id: string;
                                    key: string;
                                    title: {
                                        zh: string;
                                        en: string;
                                    };
                                    name: string;
                                    mediaType: string;
                                    bytes: number;
                                    sha256: string;
                                    at: string;
                                }[];
                                asked: {
                                    key: string;
                                    title: {
                                        zh: string;
                                        en: string;
                                    };
                                    isOptional: boolean;
                                    isThere: boolean;
                                }[];
                                clocks: {
                                    key: string;
                                    title: {
                                        zh: string;
                                        en: string;
                                    };
                                    /** @enum {string} */
                                    basis: "working-day" | "calendar-day" | "hour";
                                    startedAt: string;
                                    dueAt: string;
                                    dueDay: string | null;
                                    statutoryDueAt: string | null;
                                    isProvisional: boolean;
                                    percent: number;
                                    /** @enum {string} */
                                    card: "green" | "yellow" | "red";
                                    pausedBy: {
                                        key: string;
                                        reason: {
                                            zh: string;
                                            en: string;
                                        };
                                        resumesAt: string;
                                    } | null;
                                    extendedBy: number | null;
                                    stoppedAt: string | null;
                                    isOnTime: boolean | null;
                                    pauses: {
                                        key: string;
                                        reason: {
                                            zh: string;
                                            en: string;
                                        };
                                        legalBasis: {
                                            zh: string;
                                            en: string;
                                        };
                                        daysMax: number;
                                    }[];
                                    basisText: {
                                        text: {
                                            zh: string;
                                            en: string;
                                        };
                                        source?: string;
                                        verified: boolean;
                                    };
                                }[];
                                assignment: {
                                    firstResponsible: {
                                        id: string;
                                        name: string;
                                        nameEn: string;
                                    } | null;
                                    coUnits: {
                                        id: string;
                                        name: string;
                                        nameEn: string;
                                    }[];
                                    returns: number;
                                    returnsMax: number;
                                    transfers: number;
                                    transfersMax: number;
                                };
                                /** @description the office sees all, a reviewer the own one until it is submitted */
                                reviews: {
                                    [key: string]: unknown;
                                }[];
                                reviewSummary: {
                                    [key: string]: unknown;
                                } | null;
                                milestones: {
                                    [key: string]: unknown;
                                } | null;
                                rating: {
                                    [key: string]: unknown;
                                } | null;
                                incidents: {
                                    id: string;
                                    kind: string;
                                    code: string;
                                    since: string;
                                }[];
                                joined: string[];
                                mergedInto: string | null;
                                actions: {
                                    action: string;
                                    label: {
                                        zh: string;
                                        en: string;
                                    };
                                    /**
                                     * @description the standing in which it is taken
                                     * @enum {string}
                                     */
                                    as: "applicant" | "office" | "unit" | "coUnit" | "reviewer" | "public" | "clock" | "effect";
                                    isCommon: boolean;
                                    /** @description the state that it leads to */
                                    to: string;
                                    form: {
                                        schema: {
                                            [key: string]: unknown;
                                        };
                                        fields: {
                                            [key: string]: unknown;
                                        };
                                    } | null;
                                    needsComment: boolean;
                                    blockedBy: {
                                        kind: string;
                                        text: {
                                            zh: string;
                                            en: string;
                                        };
                                    }[];
                                }[];
                                headHash: string;
                            } | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/materials/{materialId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a document of a case, as a file to keep */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    materialId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who the case is about: for the office and the applicant; that the office looked is in the log */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description the whole form; null where nothing personal is kept */
                            answers: {
                                [key: string]: unknown;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/contact-erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erase who the case is about; what happened stays */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/same-caller": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Other cases of whoever called about this one, newest first; for the office, which may join them */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                number: string;
                                type: {
                                    key: string;
                                    version: number;
                                    title: {
                                        zh: string;
                                        en: string;
                                    };
                                    /** @enum {string} */
                                    programme: "residents" | "policies" | "investment" | "training" | "fund" | "financing" | "incubation" | "space" | "brand" | "research" | "industry" | "office";
                                    definitionId: string;
                                };
                                subject: string;
                                office: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                };
                                applicant: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                } | null;
                                lead: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                } | null;
                                assignee: {
                                    id: string;
                                    name: string | null;
                                } | null;
                                state: {
                                    /** @description null where the reader sees the public label alone */
                                    key: string | null;
                                    label: {
                                        zh: string;
                                        en: string;
                                    };
                                    /** @enum {string} */
                                    kind: "initial" | "active" | "waiting" | "terminal";
                                };
                                waitsFor: {
                                    /** @enum {string} */
                                    role: "applicant" | "office" | "unit" | "coUnit" | "reviewer" | "public" | "clock" | "effect";
                                    /** @description null for a resident without an account, and for reviewers */
                                    organisation: {
                                        id: string;
                                        name: string;
                                        nameEn: string;
                                    } | null;
                                    since: string;
                                    /** @description when the nearest clock runs out */
                                    until: string | null;
                                } | null;
                                due: {
                                    at: string;
                                    /** @description a year on the way has no published calendar yet */
                                    isProvisional: boolean;
                                    /** @enum {string} */
                                    card: "green" | "yellow" | "red";
                                    percent: number;
                                } | null;
                                /** @enum {string} */
                                card: "green" | "yellow" | "red";
                                openedAt: string;
                                changedAt: string;
                                endedAt: string | null;
                                outcome: ("granted" | "refused" | "withdrawn" | "done" | "merged") | null;
                                ratingLevel: number | null;
                                /** @description send it as expectedSeq with the next step */
                                seq: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the same step in many cases; each for itself, with a result each */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        action: string;
                        /** @default {} */
                        payload?: {
                            [key: string]: unknown;
                        };
                        cases: {
                            id: string;
                            expectedSeq: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                ok: boolean;
                                seq: number | null;
                                code: string | null;
                                params: {
                                    [key: string]: unknown;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What steps caused and could not be done, newest first; the steps stand */
        get: {
            parameters: {
                query?: {
                    pageToken?: string;
                    pageSize?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                caseId: string;
                                kind: string;
                                seq: number;
                                attempts: number;
                                code: string;
                                params: {
                                    [key: string]: unknown;
                                };
                                since: string;
                            }[];
                            nextPageToken?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-incidents/{id}/revival": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try again what could not be done, once its reason is out of the way */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "waiting" | "done" | "failed";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who stands in for whom in one’s organisation, now and later */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                person: {
                                    id: string;
                                    name: string | null;
                                };
                                deputy: {
                                    id: string;
                                    name: string | null;
                                };
                                startsAt: string;
                                endsAt: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Have a colleague stand in while one is away: one’s cases are in their list */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        deputyId: string;
                        /** Format: date-time */
                        startsAt: string;
                        /** Format: date-time */
                        endsAt: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-delegations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Be back: the colleague stands in no longer */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The years by which the office’s clocks run, with the notices that they rest on */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            timeZone: string;
                            items: {
                                year: number;
                                /** @description by the office; the others came with the platform */
                                isAdded: boolean;
                                isPublished: boolean;
                                workingDays: number;
                                papers: string[];
                            }[];
                        };
                    };
                };
            };
        };
        /** Add a year’s notice in the form of holiday-cn; open clocks are reckoned anew */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description { year, papers, days: [{ name, date, isOffDay }] } */
                        document: unknown;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            year: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom a case can be given to: colleagues who handle cases, and the units of the region */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            people: {
                                id: string;
                                name: string;
                            }[];
                            units: {
                                id: string;
                                name: string;
                                nameEn: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a case without an account: number and code are answered once; 20 an hour from one network */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        type: string;
                        answers: {
                            [key: string]: unknown;
                        };
                        region?: string;
                        officeId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            number: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            /** @description its definition has the words of every form */
                            type: {
                                key: string;
                                version: number;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                programme: "residents" | "policies" | "investment" | "training" | "fund" | "financing" | "incubation" | "space" | "brand" | "research" | "industry" | "office";
                                definitionId: string;
                            };
                            subject: string;
                            office: {
                                id: string;
                                name: string;
                                nameEn: string;
                            };
                            state: {
                                /** @description null where the reader sees the public label alone */
                                key: string | null;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                kind: "initial" | "active" | "waiting" | "terminal";
                            };
                            waitsFor: {
                                /** @enum {string} */
                                role: "applicant" | "office" | "unit" | "coUnit" | "reviewer" | "public" | "clock" | "effect";
                                /** @description null for a resident without an account, and for reviewers */
                                organisation: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                } | null;
                                since: string;
                                /** @description when the nearest clock runs out */
                                until: string | null;
                            } | null;
                            openedAt: string;
                            changedAt: string;
                            endedAt: string | null;
                            ratingLevel: number | null;
                            clocks: {
                                key: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                basis: "working-day" | "calendar-day" | "hour";
                                startedAt: string;
                                dueAt: string;
                                dueDay: string | null;
                                statutoryDueAt: string | null;
                                isProvisional: boolean;
                                percent: number;
                                /** @enum {string} */
                                card: "green" | "yellow" | "red";
                                pausedBy: {
                                    key: string;
                                    reason: {
                                        zh: string;
                                        en: string;
                                    };
                                    resumesAt: string;
                                } | null;
                                extendedBy: number | null;
                                stoppedAt: string | null;
                                isOnTime: boolean | null;
                                pauses: {
                                    key: string;
                                    reason: {
                                        zh: string;
                                        en: string;
                                    };
                                    legalBasis: {
                                        zh: string;
                                        en: string;
                                    };
                                    daysMax: number;
                                }[];
                                basisText: {
                                    text: {
                                        zh: string;
                                        en: string;
                                    };
                                    source?: string;
                                    verified: boolean;
                                };
                            }[];
                            history: {
                                seq: number;
                                at: string;
                                action: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                as: "applicant" | "office" | "unit" | "coUnit" | "reviewer" | "public" | "clock" | "effect";
                                organisation: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                } | null;
                                person: {
                                    id: string;
                                    name: string | null;
                                } | null;
                                before: {
                                    zh: string;
                                    en: string;
                                } | null;
                                after: {
                                    zh: string;
                                    en: string;
                                };
                                comment: string | null;
                                isInternal: boolean;
                                /** @description null where it is not for the reader */
                                content: {
                                    [key: string]: unknown;
                                } | null;
                                previousHash: string | null;
                                hash: string;
                            }[];
                            actions: {
                                action: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                /**
                                 * @description the standing in which it is taken
                                 * @enum {string}
                                 */
                                as: "applicant" | "office" | "unit" | "coUnit" | "reviewer" | "public" | "clock" | "effect";
                                isCommon: boolean;
                                /** @description the state that it leads to */
                                to: string;
                                form: {
                                    schema: {
                                        [key: string]: unknown;
                                    };
                                    fields: {
                                        [key: string]: unknown;
                                    };
                                } | null;
                                needsComment: boolean;
                                blockedBy: {
                                    kind: string;
                                    text: {
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                            }[];
                            materials: {
                                key: string;
                                name: string;
                            }[];
                            seq: number;
                            trackingCode: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/cases/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a case stands, for who has its code in the header x-tracking-code */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            number: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            /** @description its definition has the words of every form */
                            type: {
                                key: string;
                                version: number;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                programme: "residents" | "policies" | "investment" | "training" | "fund" | "financing" | "incubation" | "space" | "brand" | "research" | "industry" | "office";
                                definitionId: string;
                            };
                            subject: string;
                            office: {
                                id: string;
                                name: string;
                                nameEn: string;
                            };
                            state: {
                                /** @description null where the reader sees the public label alone */
                                key: string | null;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                kind: "initial" | "active" | "waiting" | "terminal";
                            };
                            waitsFor: {
                                /** @enum {string} */
                                role: "applicant" | "office" | "unit" | "coUnit" | "reviewer" | "public" | "clock" | "effect";
                                /** @description null for a resident without an account, and for reviewers */
                                organisation: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                } | null;
                                since: string;
                                /** @description when the nearest clock runs out */
                                until: string | null;
                            } | null;
                            openedAt: string;
                            changedAt: string;
                            endedAt: string | null;
                            ratingLevel: number | null;
                            clocks: {
                                key: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                basis: "working-day" | "calendar-day" | "hour";
                                startedAt: string;
                                dueAt: string;
                                dueDay: string | null;
                                statutoryDueAt: string | null;
                                isProvisional: boolean;
                                percent: number;
                                /** @enum {string} */
                                card: "green" | "yellow" | "red";
                                pausedBy: {
                                    key: string;
                                    reason: {
                                        zh: string;
                                        en: string;
                                    };
                                    resumesAt: string;
                                } | null;
                                extendedBy: number | null;
                                stoppedAt: string | null;
                                isOnTime: boolean | null;
                                pauses: {
                                    key: string;
                                    reason: {
                                        zh: string;
                                        en: string;
                                    };
                                    legalBasis: {
                                        zh: string;
                                        en: string;
                                    };
                                    daysMax: number;
                                }[];
                                basisText: {
                                    text: {
                                        zh: string;
                                        en: string;
                                    };
                                    source?: string;
                                    verified: boolean;
                                };
                            }[];
                            history: {
                                seq: number;
                                at: string;
                                action: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                as: "applicant" | "office" | "unit" | "coUnit" | "reviewer" | "public" | "clock" | "effect";
                                organisation: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                } | null;
                                person: {
                                    id: string;
                                    name: string | null;
                                } | null;
                                before: {
                                    zh: string;
                                    en: string;
                                } | null;
                                after: {
                                    zh: string;
                                    en: string;
                                };
                                comment: string | null;
                                isInternal: boolean;
                                /** @description null where it is not for the reader */
                                content: {
                                    [key: string]: unknown;
                                } | null;
                                previousHash: string | null;
                                hash: string;
                            }[];
                            actions: {
                                action: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                /**
                                 * @description the standing in which it is taken
                                 * @enum {string}
                                 */
                                as: "applicant" | "office" | "unit" | "coUnit" | "reviewer" | "public" | "clock" | "effect";
                                isCommon: boolean;
                                /** @description the state that it leads to */
                                to: string;
                                form: {
                                    schema: {
                                        [key: string]: unknown;
                                    };
                                    fields: {
                                        [key: string]: unknown;
                                    };
                                } | null;
                                needsComment: boolean;
                                blockedBy: {
                                    kind: string;
                                    text: {
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                            }[];
                            materials: {
                                key: string;
                                name: string;
                            }[];
                            seq: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/cases/{number}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a step as the resident who opened the case: write, withdraw, rate */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        action: string;
                        /** @default {} */
                        payload?: {
                            [key: string]: unknown;
                        };
                        expectedSeq: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            number: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            /** @description its definition has the words of every form */
                            type: {
                                key: string;
                                version: number;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                programme: "residents" | "policies" | "investment" | "training" | "fund" | "financing" | "incubation" | "space" | "brand" | "research" | "industry" | "office";
                                definitionId: string;
                            };
                            subject: string;
                            office: {
                                id: string;
                                name: string;
                                nameEn: string;
                            };
                            state: {
                                /** @description null where the reader sees the public label alone */
                                key: string | null;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                kind: "initial" | "active" | "waiting" | "terminal";
                            };
                            waitsFor: {
                                /** @enum {string} */
                                role: "applicant" | "office" | "unit" | "coUnit" | "reviewer" | "public" | "clock" | "effect";
                                /** @description null for a resident without an account, and for reviewers */
                                organisation: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                } | null;
                                since: string;
                                /** @description when the nearest clock runs out */
                                until: string | null;
                            } | null;
                            openedAt: string;
                            changedAt: string;
                            endedAt: string | null;
                            ratingLevel: number | null;
                            clocks: {
                                key: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                basis: "working-day" | "calendar-day" | "hour";
                                startedAt: string;
                                dueAt: string;
                                dueDay: string | null;
                                statutoryDueAt: string | null;
                                isProvisional: boolean;
                                percent: number;
                                /** @enum {string} */
                                card: "green" | "yellow" | "red";
                                pausedBy: {
                                    key: string;
                                    reason: {
                                        zh: string;
                                        en: string;
                                    };
                                    resumesAt: string;
                                } | null;
                                extendedBy: number | null;
                                stoppedAt: string | null;
                                isOnTime: boolean | null;
                                pauses: {
                                    key: string;
                                    reason: {
                                        zh: string;
                                        en: string;
                                    };
                                    legalBasis: {
                                        zh: string;
                                        en: string;
                                    };
                                    daysMax: number;
                                }[];
                                basisText: {
                                    text: {
                                        zh: string;
                                        en: string;
                                    };
                                    source?: string;
                                    verified: boolean;
                                };
                            }[];
                            history: {
                                seq: number;
                                at: string;
                                action: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                as: "applicant" | "office" | "unit" | "coUnit" | "reviewer" | "public" | "clock" | "effect";
                                organisation: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                } | null;
                                person: {
                                    id: string;
                                    name: string | null;
                                } | null;
                                before: {
                                    zh: string;
                                    en: string;
                                } | null;
                                after: {
                                    zh: string;
                                    en: string;
                                };
                                comment: string | null;
                                isInternal: boolean;
                                /** @description null where it is not for the reader */
                                content: {
                                    [key: string]: unknown;
                                } | null;
                                previousHash: string | null;
                                hash: string;
                            }[];
                            actions: {
                                action: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                /**
                                 * @description the standing in which it is taken
                                 * @enum {string}
                                 */
                                as: "applicant" | "office" | "unit" | "coUnit" | "reviewer" | "public" | "clock" | "effect";
                                isCommon: boolean;
                                /** @description the state that it leads to */
                                to: string;
                                form: {
                                    schema: {
                                        [key: string]: unknown;
                                    };
                                    fields: {
                                        [key: string]: unknown;
                                    };
                                } | null;
                                needsComment: boolean;
                                blockedBy: {
                                    kind: string;
                                    text: {
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                            }[];
                            materials: {
                                key: string;
                                name: string;
                            }[];
                            seq: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an office has made public of its cases, on a page such as publicity; newest first */
        get: {
            parameters: {
                query: {
                    pageToken?: string;
                    pageSize?: number;
                    page: string;
                    region?: string;
                    officeId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                page: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                /** @description number, subject, applicant and state as they stood when it was published */
                                facts: unknown;
                                publishedAt: string;
                            }[];
                            nextPageToken?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures of the office’s ended cases by unit and month, what was opened, and what is open now by card */
        get: {
            parameters: {
                query: {
                    from: string;
                    to: string;
                    programme?: "residents" | "policies" | "investment" | "training" | "fund" | "financing" | "incubation" | "space" | "brand" | "research" | "industry" | "office";
                    type?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            asOf: string;
                            total: {
                                cases: number;
                                /** @description 响应率: the first clock stopped in time */
                                response: {
                                    numerator: number;
                                    denominator: number;
                                    /** @description null where there was nothing to count */
                                    percent: string | null;
                                };
                                /** @description 解决率: granted or done, of those decided */
                                solution: {
                                    numerator: number;
                                    denominator: number;
                                    /** @description null where there was nothing to count */
                                    percent: string | null;
                                };
                                /** @description 满意率: rated 3 or better, of those rated */
                                satisfaction: {
                                    numerator: number;
                                    denominator: number;
                                    /** @description null where there was nothing to count */
                                    percent: string | null;
                                };
                                /** @description 按时办结率: every clock stopped in time */
                                onTime: {
                                    numerator: number;
                                    denominator: number;
                                    /** @description null where there was nothing to count */
                                    percent: string | null;
                                };
                                returns: number;
                            };
                            rows: {
                                unit: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                };
                                month: string;
                                indicators: {
                                    cases: number;
                                    /** @description 响应率: the first clock stopped in time */
                                    response: {
                                        numerator: number;
                                        denominator: number;
                                        /** @description null where there was nothing to count */
                                        percent: string | null;
                                    };
                                    /** @description 解决率: granted or done, of those decided */
                                    solution: {
                                        numerator: number;
                                        denominator: number;
                                        /** @description null where there was nothing to count */
                                        percent: string | null;
                                    };
                                    /** @description 满意率: rated 3 or better, of those rated */
                                    satisfaction: {
                                        numerator: number;
                                        denominator: number;
                                        /** @description null where there was nothing to count */
                                        percent: string | null;
                                    };
                                    /** @description 按时办结率: every clock stopped in time */
                                    onTime: {
                                        numerator: number;
                                        denominator: number;
                                        /** @description null where there was nothing to count */
                                        percent: string | null;
                                    };
                                    returns: number;
                                };
                            }[];
                            opened: {
                                type: string;
                                month: string;
                                cases: number;
                            }[];
                            openNow: {
                                /** @enum {string} */
                                card: "green" | "yellow" | "red";
                                cases: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/case-statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open figures of an office’s public programmes by month */
        get: {
            parameters: {
                query: {
                    from: string;
                    to: string;
                    programme?: "residents" | "policies" | "investment" | "training" | "fund" | "financing" | "incubation" | "space" | "brand" | "research" | "industry" | "office";
                    region?: string;
                    officeId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            asOf: string;
                            programmes: {
                                key: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                opened: number;
                                months: {
                                    month: string;
                                    indicators: {
                                        cases: number;
                                        /** @description 响应率: the first clock stopped in time */
                                        response: {
                                            numerator: number;
                                            denominator: number;
                                            /** @description null where there was nothing to count */
                                            percent: string | null;
                                        };
                                        /** @description 解决率: granted or done, of those decided */
                                        solution: {
                                            numerator: number;
                                            denominator: number;
                                            /** @description null where there was nothing to count */
                                            percent: string | null;
                                        };
                                        /** @description 满意率: rated 3 or better, of those rated */
                                        satisfaction: {
                                            numerator: number;
                                            denominator: number;
                                            /** @description null where there was nothing to count */
                                            percent: string | null;
                                        };
                                        /** @description 按时办结率: every clock stopped in time */
                                        onTime: {
                                            numerator: number;
                                            denominator: number;
                                            /** @description null where there was nothing to count */
                                            percent: string | null;
                                        };
                                        returns: number;
                                    };
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/my/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits on me or my organisation for a role of mine, what presses first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @enum {string} */
                                kind: "negotiation_answer" | "negotiation_accept" | "agreement_sign" | "agreement_verify" | "delivery_accept" | "dispute_settle" | "deletion_state" | "payment_confirm" | "product_review" | "product_revise" | "member_decide" | "approval_decide" | "suspense_clear" | "levels_confirm";
                                id: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                waitsFor: "me" | "organisation";
                                /** Format: date-time */
                                since: string;
                                until: string | null;
                                /**
                                 * @description late: its time is over; soon: within two days
                                 * @enum {string}
                                 */
                                severity: "late" | "soon" | "normal";
                                /** @description in the portal */
                                path: string;
                            }[];
                            /** Format: date-time */
                            asOf: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A few of each kind that one may see, by words; an id typed in full is found at once */
        get: {
            parameters: {
                query: {
                    q: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @enum {string} */
                                kind: "ownProduct" | "dataset" | "negotiation" | "agreement" | "account" | "review" | "member" | "product";
                                id: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                path: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/earnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s organisation’s earnings per product and month, down to transfers and uses */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                product: {
                                    zh: string;
                                    en: string;
                                    id: string;
                                    path: string;
                                };
                                month: string;
                                /** @description paid out, the operator’s fee included */
                                gross: {
                                    /** @description whole minor units, as a string of digits */
                                    amountMinor: string;
                                    /** @description ISO 4217 */
                                    currency: string;
                                };
                                fee: {
                                    /** @description whole minor units, as a string of digits */
                                    amountMinor: string;
                                    /** @description ISO 4217 */
                                    currency: string;
                                };
                                net: {
                                    /** @description whole minor units, as a string of digits */
                                    amountMinor: string;
                                    /** @description ISO 4217 */
                                    currency: string;
                                };
                                /** @description waits for acceptance */
                                escrowed: {
                                    /** @description whole minor units, as a string of digits */
                                    amountMinor: string;
                                    /** @description ISO 4217 */
                                    currency: string;
                                };
                                /** @description went directly from buyer to provider; not in gross */
                                direct: {
                                    /** @description whole minor units, as a string of digits */
                                    amountMinor: string;
                                    /** @description ISO 4217 */
                                    currency: string;
                                };
                                readings: number;
                                rows: number;
                                agreements: {
                                    agreementId: string;
                                    buyerId: string;
                                    path: string;
                                    gross: {
                                        /** @description whole minor units, as a string of digits */
                                        amountMinor: string;
                                        /** @description ISO 4217 */
                                        currency: string;
                                    };
                                    fee: {
                                        /** @description whole minor units, as a string of digits */
                                        amountMinor: string;
                                        /** @description ISO 4217 */
                                        currency: string;
                                    };
                                    net: {
                                        /** @description whole minor units, as a string of digits */
                                        amountMinor: string;
                                        /** @description ISO 4217 */
                                        currency: string;
                                    };
                                    escrowed: {
                                        /** @description whole minor units, as a string of digits */
                                        amountMinor: string;
                                        /** @description ISO 4217 */
                                        currency: string;
                                    };
                                    direct: {
                                        /** @description whole minor units, as a string of digits */
                                        amountMinor: string;
                                        /** @description ISO 4217 */
                                        currency: string;
                                    };
                                    /** @description the proof of the transfer that paid it out */
                                    transfer: string | null;
                                    /** @description every counted use */
                                    usage: string;
                                }[];
                            }[];
                            /** Format: date-time */
                            asOf: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/usage-by-buyer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who used what of one’s organisation’s data, how much, those who read last first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                buyer: {
                                    zh: string;
                                    en: string;
                                    id: string;
                                };
                                product: {
                                    zh: string;
                                    en: string;
                                    id: string;
                                    path: string;
                                };
                                agreementId: string;
                                path: string;
                                state: string;
                                rows: number;
                                requests: number;
                                bytes: number;
                                firstDay: string | null;
                                lastDay: string | null;
                                /** @description every counted use */
                                usage: string;
                                /** @description by table, way and day */
                                readings: string;
                            }[];
                            /** Format: date-time */
                            asOf: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An agreement at a moment, rebuilt from the entries of the log alone; without `at` now, compared with the rows */
        get: {
            parameters: {
                query?: {
                    at?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            at: string;
                            state: {
                                /** @enum {string} */
                                state: "none" | "concluded" | "active" | "ended";
                                deliveryState: ("awaited" | "delivered" | "accepted" | "disputed" | "refunded" | "cancelled") | null;
                                /** @description SHA-256 of the document that both signed */
                                hash: string | null;
                                productId: string | null;
                                parties: {
                                    providerId: string;
                                    buyerId: string;
                                    operatorId: string;
                                } | null;
                                price: {
                                    amountMinor: string;
                                    currency: string;
                                } | null;
                                /** @description counted uses by the way the data went */
                                uses: {
                                    share: number;
                                    download: number;
                                };
                                rowsGranted: number;
                                escrow: {
                                    /** @enum {string} */
                                    state: "held" | "frozen" | "released" | "voided";
                                    priceMinor: string;
                                    feeMinor: string;
                                    currency: string;
                                } | null;
                                inEscrowMinor: string;
                                isAccessOpen: boolean;
                                failedRules: string[];
                                acceptanceDueAt: string | null;
                                endReason: string | null;
                                deletion: {
                                    dueAt: string;
                                    isStated: boolean;
                                } | null;
                                /** @description entries whose content was erased: what they said is missing */
                                erased: string[];
                            };
                            /** @description of the canonical JSON (RFC 8785) of `state`: two replays of the same entries agree */
                            stateSha256: string;
                            entries: {
                                id: string;
                                kind: string;
                                /** Format: date-time */
                                at: string;
                                /** @description index in the log; null while the entry waits, at most a second */
                                position: number | null;
                                /** @description its public bytes in the log */
                                leaf: string | null;
                                /** @description where content, salt and proof of it are */
                                proof: string;
                            }[];
                            /** @description null unless the present was asked for */
                            agreesWithRows: boolean | null;
                            differences: string[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to an agreement and the negotiation before it: who, when, and the entry of the log */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                kind: string;
                                /** Format: date-time */
                                at: string;
                                /** @description index in the log; null while the entry waits, at most a second */
                                position: number | null;
                                /** @description its public bytes in the log */
                                leaf: string | null;
                                /** @description where content, salt and proof of it are */
                                proof: string;
                                words: {
                                    zh: string;
                                    en: string;
                                };
                                /** @description whose people did it; null: the platform itself */
                                by: {
                                    zh: string;
                                    en: string;
                                    id: string;
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/market/flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Regions and what passed between them: agreements, rows delivered, requests answered */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            asOf: string;
                            regions: {
                                code: string;
                                zh: string;
                                en: string;
                            }[];
                            flows: {
                                agreements: number;
                                rowsDelivered: number;
                                requestsAnswered: number;
                                from: {
                                    code: string;
                                    zh: string;
                                    en: string;
                                };
                                to: {
                                    code: string;
                                    zh: string;
                                    en: string;
                                };
                            }[];
                            totals: {
                                agreements: number;
                                rowsDelivered: number;
                                requestsAnswered: number;
                            };
                            howMade: {
                                agreements: {
                                    zh: string;
                                    en: string;
                                };
                                rows: {
                                    zh: string;
                                    en: string;
                                };
                                requests: {
                                    zh: string;
                                    en: string;
                                };
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/market/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trades, amount and median price by month and category; what would give somebody away is withheld */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            asOf: string;
                            currencies: {
                                currency: string;
                                cells: {
                                    isWithheld: boolean;
                                    trades: number | null;
                                    amount: {
                                        /** @description whole minor units, as a string of digits */
                                        amountMinor: string;
                                        /** @description ISO 4217 */
                                        currency: string;
                                    } | null;
                                    median: {
                                        /** @description whole minor units, as a string of digits */
                                        amountMinor: string;
                                        /** @description ISO 4217 */
                                        currency: string;
                                    } | null;
                                    month: string;
                                    category: {
                                        zh: string;
                                        en: string;
                                        code: string;
                                    };
                                }[];
                                months: {
                                    isWithheld: boolean;
                                    trades: number | null;
                                    amount: {
                                        /** @description whole minor units, as a string of digits */
                                        amountMinor: string;
                                        /** @description ISO 4217 */
                                        currency: string;
                                    } | null;
                                    median: {
                                        /** @description whole minor units, as a string of digits */
                                        amountMinor: string;
                                        /** @description ISO 4217 */
                                        currency: string;
                                    } | null;
                                    month: string;
                                }[];
                                categories: {
                                    isWithheld: boolean;
                                    trades: number | null;
                                    amount: {
                                        /** @description whole minor units, as a string of digits */
                                        amountMinor: string;
                                        /** @description ISO 4217 */
                                        currency: string;
                                    } | null;
                                    median: {
                                        /** @description whole minor units, as a string of digits */
                                        amountMinor: string;
                                        /** @description ISO 4217 */
                                        currency: string;
                                    } | null;
                                    category: {
                                        zh: string;
                                        en: string;
                                        code: string;
                                    };
                                }[];
                            }[];
                            rule: {
                                tradesMin: number;
                                /** @description on each side */
                                partiesMin: number;
                                /** @description of the amount, of one party */
                                shareMaxPercent: number;
                                text: {
                                    zh: string;
                                    en: string;
                                };
                            };
                            howMade: {
                                trades: {
                                    zh: string;
                                    en: string;
                                };
                                amount: {
                                    zh: string;
                                    en: string;
                                };
                                median: {
                                    zh: string;
                                    en: string;
                                };
                                withheld: {
                                    zh: string;
                                    en: string;
                                };
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Queues with what waits, runs and failed; failed jobs and messages with their errors */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            asOf: string;
                            queues: {
                                name: string;
                                waiting: number;
                                active: number;
                                failed: number;
                                /** @description how long the oldest one that is due has waited */
                                oldestSeconds: number;
                            }[];
                            messages: {
                                waiting: number;
                                oldestSeconds: number;
                                dead: number;
                            };
                            failed: {
                                id: string;
                                name: string;
                                /** @enum {string} */
                                kind: "job" | "message";
                                error: string;
                                /**
                                 * Format: date-time
                                 * @description when it failed last; of a message, when it was written
                                 */
                                at: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/jobs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a failed job, or a message that could not be delivered, again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            retried: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Each part of the platform: how it is, the figure that says so, and what to do */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @enum {string} */
                                state: "good" | "attention" | "wrong";
                                figure: string;
                                what: {
                                    zh: string;
                                    en: string;
                                };
                                /** @description what to do; null when all is well */
                                advice: {
                                    zh: string;
                                    en: string;
                                } | null;
                            }[];
                            /** Format: date-time */
                            asOf: string;
                            /** @enum {string} */
                            state: "good" | "attention" | "wrong";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every setting: value unless secret, where it comes from, what it is for */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                name: string;
                                /** @description null when it is a secret or not set */
                                value: string | null;
                                isSecret: boolean;
                                isSet: boolean;
                                /** @enum {string} */
                                source: "default" | "environment" | "commandLine";
                                fallback: string | null;
                                meaning: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{id}/document.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The agreement as a paper document (A4 PDF, ?lang=zh|en|both); the same facts give the same file */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/accounts/{id}/statement.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The statement of an account as a paper document: ?from=&to=&lang=zh|en|both */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}/versions/{number}/assessment.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The quality report of a version as a paper document, with every indicator, computed or not */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/assessment.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The quality report of a publicly listed product, from its public facts */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Documents that were issued about what your organisation is a party to, newest first */
        get: {
            parameters: {
                query?: {
                    pageToken?: string;
                    pageSize?: number;
                    kind?: "agreement" | "statement" | "assessment" | "productAssessment";
                    subject?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                number: string;
                                /** @enum {string} */
                                kind: "agreement" | "statement" | "assessment" | "productAssessment";
                                kindWords: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                language: "zh" | "en" | "both";
                                /** @description id of the agreement, account, version or product */
                                subject: string;
                                issuedAt: string;
                                checkUrl: string;
                                contentSha256: string;
                                /** @description SHA-256 of the files that were handed out under the number; mostly one */
                                printSha256s: string[];
                            }[];
                            nextPageToken?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check a paper document by its number: what it is, how the thing stands today, whether a file is the one */
        get: {
            parameters: {
                query?: {
                    sha256?: string;
                };
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            number: string;
                            /** @enum {string} */
                            kind: "agreement" | "statement" | "assessment" | "productAssessment";
                            kindWords: {
                                zh: string;
                                en: string;
                            };
                            /** @enum {string} */
                            language: "zh" | "en" | "both";
                            issuedAt: string;
                            contentSha256: string;
                            /** @description SHA-256 of the files that were handed out under the number; mostly one */
                            printSha256s: string[];
                            /** @description who issued it */
                            platform: {
                                zh: string;
                                en: string;
                            };
                            today: {
                                state: string;
                                words: {
                                    zh: string;
                                    en: string;
                                };
                                since: string | null;
                            };
                            /** @description whether the SHA-256 that the query brought is of a file handed out under the number; null without one */
                            fileMatches: boolean | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}/versions/{number}/booking.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The booking sheet by 财会〔2023〕11号 as a workbook: cost by phase, vouchers, recognition questions answered or open; ?lang=zh|en */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A list as a file: {kind: agreements|negotiations|transfers|members|products|readings|notices|entries|reviews, format: csv|xlsx, filters, language}; at most 10,000 rows, x-export-more says when it was cut */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/imports/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A workbook to begin with: headings and two example rows; ?kind=members|listings&lang=zh|en */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Imports of one’s operator, newest first */
        get: {
            parameters: {
                query?: {
                    pageToken?: string;
                    pageSize?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @enum {string} */
                                kind: "members" | "listings";
                                name: string;
                                fileSha256: string;
                                /** @enum {string} */
                                state: "previewed" | "applied" | "dropped" | "outdated";
                                waitsFor: "exchangeManager" | null;
                                /** @description events that the state accepts */
                                possible: string[];
                                columns: {
                                    heading: string;
                                    /** @description what the column is read as; null where it is left out */
                                    field: string | null;
                                }[];
                                fields: {
                                    key: string;
                                    label: {
                                        zh: string;
                                        en: string;
                                    };
                                    required: boolean;
                                }[];
                                rows: number;
                                counts: {
                                    create: number;
                                    change: number;
                                    same: number;
                                    refuse: number;
                                };
                                /** @description what an application is bound to */
                                previewSha256: string;
                                createdAt: string;
                                createdBy: {
                                    id: string;
                                    name: string;
                                };
                                decidedAt: string | null;
                            }[];
                            nextPageToken?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Preview a list of members or listings: the body is the .xlsx or .csv (at most 10 MiB, 1,000 rows), ?kind=members|listings&name=; nothing is done yet */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One import: its columns, what they are read as, and how many rows of each action */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            kind: "members" | "listings";
                            name: string;
                            fileSha256: string;
                            /** @enum {string} */
                            state: "previewed" | "applied" | "dropped" | "outdated";
                            waitsFor: "exchangeManager" | null;
                            /** @description events that the state accepts */
                            possible: string[];
                            columns: {
                                heading: string;
                                /** @description what the column is read as; null where it is left out */
                                field: string | null;
                            }[];
                            fields: {
                                key: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                required: boolean;
                            }[];
                            rows: number;
                            counts: {
                                create: number;
                                change: number;
                                same: number;
                                refuse: number;
                            };
                            /** @description what an application is bound to */
                            previewSha256: string;
                            createdAt: string;
                            createdBy: {
                                id: string;
                                name: string;
                            };
                            decidedAt: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Drop an import that was not applied; its rows are deleted */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            kind: "members" | "listings";
                            name: string;
                            fileSha256: string;
                            /** @enum {string} */
                            state: "previewed" | "applied" | "dropped" | "outdated";
                            waitsFor: "exchangeManager" | null;
                            /** @description events that the state accepts */
                            possible: string[];
                            columns: {
                                heading: string;
                                /** @description what the column is read as; null where it is left out */
                                field: string | null;
                            }[];
                            fields: {
                                key: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                required: boolean;
                            }[];
                            rows: number;
                            counts: {
                                create: number;
                                change: number;
                                same: number;
                                refuse: number;
                            };
                            /** @description what an application is bound to */
                            previewSha256: string;
                            createdAt: string;
                            createdBy: {
                                id: string;
                                name: string;
                            };
                            decidedAt: string | null;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rows of an import in the order of the file: what each would do or did, and why */
        get: {
            parameters: {
                query?: {
                    action?: "create" | "change" | "same" | "refuse";
                    pageToken?: string;
                    pageSize?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description the row in the file, from 1, headings included */
                                number: number;
                                /** @enum {string} */
                                action: "create" | "change" | "same" | "refuse";
                                reasons: {
                                    zh: string;
                                    en: string;
                                    code: string;
                                }[];
                                before: {
                                    [key: string]: string;
                                } | null;
                                /** @description by field, as it would be; of a refused row as it was read */
                                after: {
                                    [key: string]: string;
                                } | null;
                                /** @description the invitation or product that came of it, once applied */
                                subject: string | null;
                            }[];
                            nextPageToken?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/imports/{id}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Preview again: with other columns, or as things stand by now when `fields` is absent */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description for each column the field it is read as, or null */
                        fields?: (string | null)[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            kind: "members" | "listings";
                            name: string;
                            fileSha256: string;
                            /** @enum {string} */
                            state: "previewed" | "applied" | "dropped" | "outdated";
                            waitsFor: "exchangeManager" | null;
                            /** @description events that the state accepts */
                            possible: string[];
                            columns: {
                                heading: string;
                                /** @description what the column is read as; null where it is left out */
                                field: string | null;
                            }[];
                            fields: {
                                key: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                required: boolean;
                            }[];
                            rows: number;
                            counts: {
                                create: number;
                                change: number;
                                same: number;
                                refuse: number;
                            };
                            /** @description what an application is bound to */
                            previewSha256: string;
                            createdAt: string;
                            createdBy: {
                                id: string;
                                name: string;
                            };
                            decidedAt: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/imports/{id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do what the preview showed, all of it or nothing: members are invited to apply, listings become drafts; `paper.import_outdated` when it would no longer be so */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        previewSha256: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            kind: "members" | "listings";
                            name: string;
                            fileSha256: string;
                            /** @enum {string} */
                            state: "previewed" | "applied" | "dropped" | "outdated";
                            waitsFor: "exchangeManager" | null;
                            /** @description events that the state accepts */
                            possible: string[];
                            columns: {
                                heading: string;
                                /** @description what the column is read as; null where it is left out */
                                field: string | null;
                            }[];
                            fields: {
                                key: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                required: boolean;
                            }[];
                            rows: number;
                            counts: {
                                create: number;
                                change: number;
                                same: number;
                                refuse: number;
                            };
                            /** @description what an application is bound to */
                            previewSha256: string;
                            createdAt: string;
                            createdBy: {
                                id: string;
                                name: string;
                            };
                            decidedAt: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/report-figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a report template may ask for, by key, Chinese or English name: figures, and rows for loops */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            figures: {
                                key: string;
                                name: {
                                    zh: string;
                                    en: string;
                                };
                                unit: {
                                    zh: string;
                                    en: string;
                                };
                                meaning: {
                                    zh: string;
                                    en: string;
                                };
                                /** @description which rows are counted, and by which rule */
                                source: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                            tables: {
                                key: string;
                                name: {
                                    zh: string;
                                    en: string;
                                };
                                meaning: {
                                    zh: string;
                                    en: string;
                                };
                                /** @description which rows are counted, and by which rule */
                                source: {
                                    zh: string;
                                    en: string;
                                };
                                columns: {
                                    key: string;
                                    name: {
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/report-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Templates to choose from: built-in ones, then own ones, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                format: "docx" | "xlsx";
                                isBuiltIn: boolean;
                                bytes: number;
                                sha256: string;
                                /** @description as they stand in the template; empty for a built-in one, which has every figure */
                                placeholders: {
                                    name: string;
                                    table: string | null;
                                }[];
                                createdAt: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Upload a report template; the body is the file, the query names it: ?name=monthly.docx (or .xlsx), 5 MiB at most */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/report-templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove an own template; reports that were made with it stay */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/report-templates/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A template as a file, an own or a built-in one, to change it; ?lang=zh|en for the words of built-in ones */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reports that were made, newest first */
        get: {
            parameters: {
                query?: {
                    pageToken?: string;
                    pageSize?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                template: {
                                    id: string;
                                    name: string;
                                    sha256: string;
                                };
                                /** @enum {string} */
                                format: "docx" | "xlsx";
                                period: {
                                    /** @enum {string} */
                                    kind: "month" | "year";
                                    /** @description YYYY-MM or YYYY, by the calendar of China Standard Time */
                                    from: string;
                                    name: {
                                        zh: string;
                                        en: string;
                                    };
                                };
                                /** @description false: the period was still running when the report was made */
                                isOver: boolean;
                                /** @enum {string} */
                                language: "zh" | "en";
                                bytes: number;
                                sha256: string;
                                madeAt: string;
                                madeBy: string;
                                /** @description placeholders that stand there as not computed */
                                missing: number;
                            }[];
                            nextPageToken?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make a report of the own region: figures of a month or year, filled into a template */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        templateId: string;
                        period: {
                            /** @enum {string} */
                            kind: "month" | "year";
                            /** @description YYYY-MM or YYYY, by the calendar of China Standard Time */
                            from: string;
                        };
                        /** @enum {string} */
                        language?: "zh" | "en";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            template: {
                                id: string;
                                name: string;
                                sha256: string;
                            };
                            /** @enum {string} */
                            format: "docx" | "xlsx";
                            period: {
                                /** @enum {string} */
                                kind: "month" | "year";
                                /** @description YYYY-MM or YYYY, by the calendar of China Standard Time */
                                from: string;
                                name: {
                                    zh: string;
                                    en: string;
                                };
                            };
                            /** @description false: the period was still running when the report was made */
                            isOver: boolean;
                            /** @enum {string} */
                            language: "zh" | "en";
                            bytes: number;
                            sha256: string;
                            madeAt: string;
                            madeBy: string;
                            /** @description placeholders that stand there as not computed */
                            missing: number;
                            figures: {
                                /** @description null: there is no figure of this name */
                                key: string | null;
                                name: {
                                    zh: string;
                                    en: string;
                                };
                                unit: {
                                    zh: string;
                                    en: string;
                                };
                                meaning: {
                                    zh: string;
                                    en: string;
                                };
                                /** @description which rows are counted, and by which rule */
                                source: {
                                    zh: string;
                                    en: string;
                                };
                                placeholder: string;
                                /** @description as it stands in the report; null: not computed */
                                value: string | null;
                                why: {
                                    zh: string;
                                    en: string;
                                } | null;
                                /** @description rows that were counted */
                                rows: number;
                            }[];
                            tables: {
                                key: string;
                                name: {
                                    zh: string;
                                    en: string;
                                };
                                source: {
                                    zh: string;
                                    en: string;
                                };
                                rows: number;
                                columns: {
                                    zh: string;
                                    en: string;
                                }[];
                                lines: (string | null)[][];
                                missing: {
                                    placeholder: string;
                                    why: {
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A report with its appendix: every figure that it shows, its source and rows, and what could not be computed */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            template: {
                                id: string;
                                name: string;
                                sha256: string;
                            };
                            /** @enum {string} */
                            format: "docx" | "xlsx";
                            period: {
                                /** @enum {string} */
                                kind: "month" | "year";
                                /** @description YYYY-MM or YYYY, by the calendar of China Standard Time */
                                from: string;
                                name: {
                                    zh: string;
                                    en: string;
                                };
                            };
                            /** @description false: the period was still running when the report was made */
                            isOver: boolean;
                            /** @enum {string} */
                            language: "zh" | "en";
                            bytes: number;
                            sha256: string;
                            madeAt: string;
                            madeBy: string;
                            /** @description placeholders that stand there as not computed */
                            missing: number;
                            figures: {
                                /** @description null: there is no figure of this name */
                                key: string | null;
                                name: {
                                    zh: string;
                                    en: string;
                                };
                                unit: {
                                    zh: string;
                                    en: string;
                                };
                                meaning: {
                                    zh: string;
                                    en: string;
                                };
                                /** @description which rows are counted, and by which rule */
                                source: {
                                    zh: string;
                                    en: string;
                                };
                                placeholder: string;
                                /** @description as it stands in the report; null: not computed */
                                value: string | null;
                                why: {
                                    zh: string;
                                    en: string;
                                } | null;
                                /** @description rows that were counted */
                                rows: number;
                            }[];
                            tables: {
                                key: string;
                                name: {
                                    zh: string;
                                    en: string;
                                };
                                source: {
                                    zh: string;
                                    en: string;
                                };
                                rows: number;
                                columns: {
                                    zh: string;
                                    en: string;
                                }[];
                                lines: (string | null)[][];
                                missing: {
                                    placeholder: string;
                                    why: {
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/reports/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The report as it was made, as a Word or Excel file */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload a file as evidence; the body is the file, the query names it: ?purpose=source&name=contract.pdf */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-drafts/{id}/materials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a document to a form; the body is the file: ?key=photo&name=street.jpg */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/materials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in a document, a step of the case; the body is the file: ?key=photo&name=street.jpg */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/cases/{number}/materials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a photo or document to one’s case; the body is the file: ?key=photo&name=street.jpg */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
