// Written by `npm run api` from the API's OpenAPI document.
export interface paths {
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in
         * @description Takes a form with `username` (the e-mail address) and `password`, or the same as JSON.
         */
        post: operations["post_auth_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log out
         * @description The log-in's access and refresh tokens are worth nothing from now on.
         */
        post: operations["post_auth_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show your account */
        get: operations["get_auth_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change your account */
        patch: operations["patch_auth_me"];
        trace?: never;
    };
    "/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change your password
         * @description Every older token, on every device, dies at once. The answer holds the tokens of a new log-in.
         */
        post: operations["post_auth_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/push-subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show whether this browser is notified */
        get: operations["get_auth_push_subscription"];
        /**
         * Have this browser notified
         * @description When a chat needs a person, and when a customer writes in a chat that you look after; until the log-in ends.
         */
        put: operations["put_auth_push_subscription"];
        post?: never;
        /** Have this browser notified no more */
        delete: operations["delete_auth_push_subscription"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange a refresh token for a new pair of tokens
         * @description Send the refresh token as `Authorization: Bearer …`. It can be used once: a second use ends the log-in with all of
         *     its tokens, since somebody else must have got hold of it. Only within 20 seconds of the first, as from two tabs at
         *     once, it gives the same successor again.
         */
        post: operations["post_auth_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open an account
         * @description The address must not have one yet. Opening an account does not log in.
         */
        post: operations["post_auth_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in from a browser
         * @description The refresh token goes into the cookie `refresh_token`, which is sent to `/auth` alone.
         */
        post: operations["post_auth_session"];
        /**
         * Log out
         * @description Ends the session, and clears the cookie.
         */
        delete: operations["delete_auth_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change your password, and go on
         * @description Every older token, on every device, dies at once. This browser gets the cookie of a new log-in.
         */
        post: operations["post_auth_session_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/session/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a new access token by the cookie
         * @description The cookie is replaced; one that is no longer good is cleared. Tabs that ask at the same moment get the same cookie.
         */
        post: operations["post_auth_session_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/{chat_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        /** Show a chat */
        get: operations["get_chats_chat"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a chat
         * @description Switch the AI on or off in it, give the customer a name and remarks, or assign a member. Close it, put it off
         *     until later (it opens by itself then, or when the customer writes), or mark it as unread. Once the AI is on
         *     again, or the time is up for which it was off, it answers what has been waiting for it.
         */
        patch: operations["patch_chats_chat"];
        trace?: never;
    };
    "/chats/{chat_id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Keep what you have begun to write in a chat
         * @description An empty one is forgotten, and so is one with the message that you send in its chat. Drafts are kept for 30 days.
         */
        put: operations["put_chats_chat_draft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/{chat_id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a file by hand
         * @description What WhatsApp shows or plays goes out as a picture (JPEG, PNG, WebP), a film (MP4) or sound, by its content and not
         *     by its name; anything else as a document. Up to 16 MB, or as much as the installation takes. As with a text, whoever
         *     sends it takes the chat over. What was recorded waits in its place until it is a voice note; if none can be made of
         *     it, the message fails with the reason.
         */
        post: operations["post_chats_chat_files"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/{chat_id}/labels/{label_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
                label_id: string;
            };
            cookie?: never;
        };
        get?: never;
        /** Put a label on a chat */
        put: operations["put_chats_chat_labels_label"];
        post?: never;
        /** Take a label off a chat */
        delete: operations["delete_chats_chat_labels_label"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/{chat_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        /**
         * List messages of a chat, in the order of writing
         * @description Without a cursor you get the last ones. Go on to older ones with `before` and the `previous_cursor`, to newer
         *     ones with `after` and the `next_cursor`. What a sync of older messages brings in late stands where it was
         *     written. `around` shows a message, which a search has found, in its place.
         */
        get: operations["get_chats_chat_messages"];
        put?: never;
        /**
         * Send a message by hand
         * @description Whoever writes takes the chat over: the AI is off in it until somebody switches it on again.
         */
        post: operations["post_chats_chat_messages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/{chat_id}/messages/{message_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
                message_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take back your own message, before it is sent
         * @description 409 once it is on its way. You go on holding the chat.
         */
        delete: operations["delete_chats_chat_messages_message"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/{chat_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        /** List the notes of a chat, the newest first */
        get: operations["get_chats_chat_notes"];
        put?: never;
        /** Leave a note in a chat */
        post: operations["post_chats_chat_notes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/{chat_id}/notes/{note_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
                note_id: string;
            };
            cookie?: never;
        };
        get?: never;
        /** Change your own note */
        put: operations["put_chats_chat_notes_note"];
        post?: never;
        /** Remove your own note */
        delete: operations["delete_chats_chat_notes_note"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/{chat_id}/opt-out": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take back that the customer opted out of automatic messages */
        delete: operations["delete_chats_chat_opt_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/{chat_id}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        /** List who is there: colleagues who look at a chat, or type in it */
        get: operations["get_chats_chat_presence"];
        put?: never;
        /**
         * Tell colleagues that you look at a chat, type in it, or are gone
         * @description It counts for a minute: tell it again before that, every 40 seconds. It is told live as `presence`, and stored
         *     nowhere. While you type, the customer sees that somebody does: tell it every 10 seconds for that.
         */
        post: operations["post_chats_chat_presence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/{chat_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that the team has read everything in a chat */
        post: operations["post_chats_chat_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/{chat_id}/suggestion": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have the AI suggest a reply
         * @description To what the customer wrote last, with the sources that it rests on. Nothing is stored, and nothing is sent.
         */
        post: operations["post_chats_chat_suggestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/{chat_id}/summary": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        /**
         * Show the summary of a chat
         * @description One that is out of date is refreshed in the background: ask again a little later.
         */
        get: operations["get_chats_chat_summary"];
        put?: never;
        /**
         * Ask for the summary of a chat
         * @description It is written in the background: what the customer wants, facts, open questions, and the next step.
         */
        post: operations["post_chats_chat_summary"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/{chat_id}/workflow": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        /**
         * Show what a chat has come to in the workflow
         * @description Step by step: the value, the customer's exact words and the message in which they stand, or the member who set it.
         */
        get: operations["get_chats_chat_workflow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/{chat_id}/workflow/{step_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
                step_id: string;
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Set, correct or clear a step by hand
         * @description From then on the AI leaves it alone.
         */
        put: operations["put_chats_chat_workflow_step"];
        post?: never;
        /**
         * Give a step back to the AI
         * @description It is open again, and what the customer said lately is read once more.
         */
        delete: operations["delete_chats_chat_workflow_step"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/workspace/{workspace_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        /**
         * List the chats of a workspace, newest activity first
         * @description Messages that come in while you page move their chats to the front; no other chat is skipped or shown twice.
         */
        get: operations["get_chats_workspace"];
        put?: never;
        /**
         * Open the chat with a customer before anybody has written in it
         * @description To keep the AI out of it from the first message on, or to write first. One that is there is only changed.
         */
        post: operations["post_chats_workspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/workspace/{workspace_id}/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do the same to many chats
         * @description Each is changed by itself, and the answer tells of each what has become of it. Repeating it is harmless.
         */
        post: operations["post_chats_workspace_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/workspace/{workspace_id}/counts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        /**
         * Count the chats of a workspace that somebody should look at
         * @description To 99 exactly: 100 stands for any number above.
         */
        get: operations["get_chats_workspace_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/workspace/{workspace_id}/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        /** List your own drafts, the newest first */
        get: operations["get_chats_workspace_drafts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/workspace/{workspace_id}/search": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        /**
         * Search what was said and noted, and who wrote
         * @description In the texts of messages, captions, transcripts and descriptions of files, notes, and the customers' names and
         *     numbers. What `around` of a chat's messages shows a hit in its place.
         */
        get: operations["get_chats_workspace_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/workspace/{workspace_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        /** List the documents of a workspace, the newest first */
        get: operations["get_documents_workspace"];
        put?: never;
        /**
         * Upload documents
         * @description Up to 50 files in the field `files`: all are taken in, or none. You get a document for each in their order; a
         *     content that the workspace has already is not added again, you get the document that holds it.
         */
        post: operations["post_documents_workspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/workspace/{workspace_id}/{document_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        /**
         * Show a document
         * @description `state` and `progress` tell how far its indexing is, `failure` and `warnings` what stood in the way.
         */
        get: operations["get_documents_workspace_document"];
        put?: never;
        post?: never;
        /**
         * Delete a document
         * @description It vanishes at once, from search too; its file and chunks are removed in the background.
         */
        delete: operations["delete_documents_workspace_document"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/workspace/{workspace_id}/{document_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        /**
         * Show what the version that is found now changed
         * @description Rows are told apart by their first columns, passages are compared as they are. Nothing is known of a first version.
         */
        get: operations["get_documents_workspace_document_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/workspace/{workspace_id}/{document_id}/chunks": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        /**
         * List the parts of a document that are found, in its order
         * @description None until it was indexed for the first time.
         */
        get: operations["get_documents_workspace_document_chunks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/workspace/{workspace_id}/{document_id}/chunks/{chunk_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chunk_id: string;
                document_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        /**
         * Show a part of a document
         * @description 404 also when the document was indexed anew since: its parts are others then.
         */
        get: operations["get_documents_workspace_document_chunks_chunk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/workspace/{workspace_id}/{document_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        /**
         * Download the file
         * @description As it was uploaded, under its name and with the content type of its kind.
         */
        get: operations["get_documents_workspace_document_content"];
        /**
         * Replace the file
         * @description The new content is the document's next version; until it is indexed, the old one is found. 409 when another
         *     document of the workspace has this content.
         */
        put: operations["put_documents_workspace_document_content"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/workspace/{workspace_id}/{document_id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        /**
         * Show a part of a document where it stands
         * @description A table as its cells with the rows around, anything else as text with what is before and behind it; of a PDF also
         *     its pages with where on them it stands. 404 also when the document was indexed anew since: its parts are others
         *     then.
         */
        get: operations["get_documents_workspace_document_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/workspace/{workspace_id}/{document_id}/preview/page": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        /**
         * Show a page of a PDF as a picture
         * @description A PNG of at most 1000 pixels across. A browser's elements send its session's `file_ticket` as the query in place of
         *     the token. 503 while too many pages are drawn: try again after Retry-After seconds.
         */
        get: operations["get_documents_workspace_document_preview_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/workspace/{workspace_id}/{document_id}/reindex": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Index a document anew
         * @description Until that is done, what was found of it so far still is.
         */
        post: operations["post_documents_workspace_document_reindex"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether this process answers */
        get: operations["get_healthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/knowledge/workspace/{workspace_id}/gaps": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        /** List the questions without an answer, the most asked first */
        get: operations["get_knowledge_workspace_gaps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/knowledge/workspace/{workspace_id}/gaps/{gap_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                gap_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a gap
         * @description The note that answers it, if there is one, stays.
         */
        delete: operations["delete_knowledge_workspace_gaps_gap"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/knowledge/workspace/{workspace_id}/gaps/{gap_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                gap_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer a gap
         * @description The answer becomes a note among the documents, which the AI answers from once it is indexed.
         */
        post: operations["post_knowledge_workspace_gaps_gap_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/knowledge/workspace/{workspace_id}/search": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search the documents
         * @description `scores` tell why something was found, `rows` the rows of a table that the question names, and `context` is what
         *     the AI would be shown of it all.
         */
        post: operations["post_knowledge_workspace_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{message_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        /**
         * Show a message
         * @description `decision` tells what the AI made of a customer's message, `generation` how a reply of the AI came about.
         */
        get: operations["get_messages_message"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{message_id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        /**
         * Show what the AI made of a customer's message, and why
         * @description With every check that its answer came to, in order; the one that stopped it is the last that has not passed.
         */
        get: operations["get_messages_message_decision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{message_id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Mark a reply of the AI as wrong, and say what is right
         * @description The answer becomes a note among the documents, which the AI answers from once it is indexed. Putting it again
         *     replaces that note. Of a reply in several parts the first one carries it.
         */
        put: operations["put_messages_message_feedback"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{message_id}/media": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        /**
         * Fetch the file that came along with a message
         * @description Voice notes, images and films come with their own content type, anything else as a download of no particular one.
         *     A browser's elements send its session's `file_ticket` as the query in place of the token.
         */
        get: operations["get_messages_message_media"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{message_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try again what failed
         * @description Sends an outgoing message once more, or lets the AI answer an incoming one that it failed to answer.
         *     Refused with the reason where the AI is silent by now: people hold the chat, the customer opted out, or it is off.
         */
        post: operations["post_messages_message_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether everything is there that the system stands on
         * @description Looks at each dependency. 503 only when messages can't be taken in.
         */
        get: operations["get_readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sent-files/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        /**
         * Fetch a file that is to be sent
         * @description By the address that the WhatsApp server is told with the message, which is good for ten minutes.
         */
        get: operations["get_sent_files_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/whatsapp/delivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell how far a message that we sent has come
         * @description Receipts may come late, twice, out of order, and before their message: the status never goes backwards.
         */
        post: operations["post_webhooks_whatsapp_delivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/whatsapp/message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell of a message
         * @description A customer's, or one that was written on our side (`from_me`): the echo of our own confirms the sending, any other
         *     was written by a person on the business phone, and the AI yields in that chat. Or of what is done to an earlier
         *     message: a reaction, an edit, a revocation.
         */
        post: operations["post_webhooks_whatsapp_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/whatsapp/qr": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell of a new QR code
         * @description WhatsApp renews it every 20 to 60 seconds: send each.
         */
        post: operations["post_webhooks_whatsapp_qr"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/whatsapp/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell how the session of a business number is */
        post: operations["post_webhooks_whatsapp_status"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your workspaces */
        get: operations["get_workspaces"];
        put?: never;
        /**
         * Open a workspace
         * @description You are its admin, and the AI is on in it.
         */
        post: operations["post_workspaces"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        /** Show a workspace */
        get: operations["get_workspaces_workspace"];
        put?: never;
        post?: never;
        /**
         * Delete a workspace with everything in it
         * @description It vanishes at once. Its phone numbers are free again as soon as the WhatsApp server has confirmed that they are
         *     logged out; should it be out or refuse, they stay reserved until it has, or until an operator frees them.
         */
        delete: operations["delete_workspaces_workspace"];
        options?: never;
        head?: never;
        /** Change a workspace's name or description */
        patch: operations["patch_workspaces_workspace"];
        trace?: never;
    };
    "/workspaces/{workspace_id}/ai-settings": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        /** Show the settings of the AI that are in effect */
        get: operations["get_workspaces_workspace_ai_settings"];
        /**
         * Choose the settings of the AI
         * @description This replaces all earlier choices: what is null or left out is as the installation's defaults have it.
         */
        put: operations["put_workspaces_workspace_ai_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change some of the settings of the AI
         * @description All that is left out stays as it is; null goes back to the installation's default.
         */
        patch: operations["patch_workspaces_workspace_ai_settings"];
        trace?: never;
    };
    "/workspaces/{workspace_id}/canned-replies": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        /** List the canned replies, by their shortcuts */
        get: operations["get_workspaces_workspace_canned_replies"];
        put?: never;
        /** Keep a text under a shortcut */
        post: operations["post_workspaces_workspace_canned_replies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/canned-replies/{canned_reply_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                canned_reply_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a canned reply */
        delete: operations["delete_workspaces_workspace_canned_replies_canned_reply"];
        options?: never;
        head?: never;
        /** Change a canned reply */
        patch: operations["patch_workspaces_workspace_canned_replies_canned_reply"];
        trace?: never;
    };
    "/workspaces/{workspace_id}/figures": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        /**
         * Show what happened, day by day
         * @description Days are those of the time zone in which the office hours are, or else of UTC. The funnel is that of all customers,
         *     as they are now.
         */
        get: operations["get_workspaces_workspace_figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/journal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        /**
         * List what arrived, the newest first
         * @description Entries are kept for 30 days, or as long as the installation wants. Only admins see the events as they were sent.
         */
        get: operations["get_workspaces_workspace_journal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/journal/{entry_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take in once more what was set aside
         * @description It goes on record where it belongs by its time. No answer is made: its moment has passed.
         */
        post: operations["post_workspaces_workspace_journal_entry_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/labels": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        /** List the labels, the oldest first */
        get: operations["get_workspaces_workspace_labels"];
        put?: never;
        /** Add a label */
        post: operations["post_workspaces_workspace_labels"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/labels/{label_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                label_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a label
         * @description Chats may go on to name its id for a while: what is not in the list of labels is not to be shown.
         */
        delete: operations["delete_workspaces_workspace_labels_label"];
        options?: never;
        head?: never;
        /** Change a label */
        patch: operations["patch_workspaces_workspace_labels_label"];
        trace?: never;
    };
    "/workspaces/{workspace_id}/leads": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        /** List the leads, newest activity first, with the steps as columns */
        get: operations["get_workspaces_workspace_leads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/leads.csv": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        /**
         * Export the leads as CSV
         * @description A cell that a spreadsheet would run as a formula begins with an apostrophe.
         */
        get: operations["get_workspaces_workspace_leads.csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/leads.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        /**
         * Export the leads as an Excel workbook
         * @description It holds no formula, whatever customers have written.
         */
        get: operations["get_workspaces_workspace_leads.xlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        /** List the members */
        get: operations["get_workspaces_workspace_members"];
        put?: never;
        /**
         * Give somebody access
         * @description They must have opened an account with this e-mail address. Whoever has access already gets this role.
         */
        post: operations["post_workspaces_workspace_members"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/members/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw a member's access
         * @description Admins withdraw anybody's, members may leave. The last admin has to stay.
         */
        delete: operations["delete_workspaces_workspace_members_user"];
        options?: never;
        head?: never;
        /**
         * Change a member's role
         * @description The last admin stays one.
         */
        patch: operations["patch_workspaces_workspace_members_user"];
        trace?: never;
    };
    "/workspaces/{workspace_id}/phone-numbers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        /** List the phone numbers */
        get: operations["get_workspaces_workspace_phone_numbers"];
        put?: never;
        /**
         * Add a phone number
         * @description A workspace has two at most (a setting), and a number belongs to one workspace. It is not connected yet. A
         *     number that was removed somewhere stays reserved (409) until the WhatsApp server has confirmed its log-out.
         */
        post: operations["post_workspaces_workspace_phone_numbers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/phone-numbers/{phone_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                phone_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        /**
         * Show a phone number
         * @description The state is the last one on record; `status` asks for the present one.
         */
        get: operations["get_workspaces_workspace_phone_numbers_phone"];
        put?: never;
        post?: never;
        /**
         * Remove a phone number
         * @description Its chats stay readable. Its session is logged out; should the WhatsApp server be out or refuse, that is tried
         *     again until it is confirmed, and nobody can add the number before, unless an operator frees it.
         */
        delete: operations["delete_workspaces_workspace_phone_numbers_phone"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/phone-numbers/{phone_id}/connect": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                phone_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Connect a phone number
         * @description The answer holds a QR code for WhatsApp on the phone to scan, as text; `qr.png` shows it. WhatsApp renews it every
         *     20 to 60 seconds: show the newest. When the WhatsApp server is out (503) or refuses (502), the state stays. The
         *     first time, the number is logged out before, so that no session of somebody else goes on here.
         */
        post: operations["post_workspaces_workspace_phone_numbers_phone_connect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/phone-numbers/{phone_id}/disconnect": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                phone_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Disconnect a phone number */
        post: operations["post_workspaces_workspace_phone_numbers_phone_disconnect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/phone-numbers/{phone_id}/qr.png": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                phone_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        /**
         * Show the newest QR code as a picture
         * @description 404 when none waits to be scanned.
         */
        get: operations["get_workspaces_workspace_phone_numbers_phone_qr.png"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/phone-numbers/{phone_id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                phone_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        /** Ask the WhatsApp server how the session is */
        get: operations["get_workspaces_workspace_phone_numbers_phone_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/playground": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Talk to the AI as a customer would
         * @description With the prompt in use or a draft, with the workspace's steps and knowledge. Nothing is stored in chats, and nothing
         *     is sent; the answer shows the prompt as it went to the model, and what was found for it.
         */
        post: operations["post_workspaces_workspace_playground"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/prompt": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        /** Show the prompt that is in use */
        get: operations["get_workspaces_workspace_prompt"];
        /**
         * Save a prompt, as a new version that is in use from now on
         * @description It replaces all earlier choices: what is null or left out is as the installation's defaults have it.
         */
        put: operations["put_workspaces_workspace_prompt"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/prompt/versions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        /** List the versions, the newest first */
        get: operations["get_workspaces_workspace_prompt_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/prompt/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: number;
                workspace_id: string;
            };
            cookie?: never;
        };
        /** Show an earlier version */
        get: operations["get_workspaces_workspace_prompt_versions_version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/prompt/versions/{version}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: number;
                workspace_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go back to an earlier version: what it says becomes the newest one */
        post: operations["post_workspaces_workspace_prompt_versions_version_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer the newest turns of customers again, with the prompt in use or a draft
         * @description In the background; nothing is sent. The result shows each reply side by side with what was sent.
         */
        post: operations["post_workspaces_workspace_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/replay/{replay_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                replay_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        /** Show a replay, as far as it is */
        get: operations["get_workspaces_workspace_replay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/workflow-steps": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        /** List the steps, in their order */
        get: operations["get_workspaces_workspace_workflow_steps"];
        put?: never;
        /**
         * Add a step, behind the others
         * @description A removed step of this key comes back, with what chats had completed of it.
         */
        post: operations["post_workspaces_workspace_workflow_steps"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/workflow-steps/{step_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                step_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a step
         * @description What chats have completed of it stays on record; adding a step of its key brings it back.
         */
        delete: operations["delete_workspaces_workspace_workflow_steps_step"];
        options?: never;
        head?: never;
        /** Change a step */
        patch: operations["patch_workspaces_workspace_workflow_steps_step"];
        trace?: never;
    };
    "/workspaces/{workspace_id}/workflow-steps/order": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        get?: never;
        /** Bring the steps into another order */
        put: operations["put_workspaces_workspace_workflow_steps_order"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    connect: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * POST {WHATSAPP_SERVER_URL}/connect
         * @description Open a session. Send its events to `webhook_url` + /message, /delivery, /status and /qr.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "phone_number": "+5511988887777",
                     *       "webhook_url": "https://api.example.com/webhooks/whatsapp"
                     *     }
                     */
                    "application/json": {
                        /** @example +5511988887777 */
                        phone_number: string;
                        /** Format: uri */
                        webhook_url: string;
                    };
                };
            };
            responses: {
                /** @description Done: a JSON object, or we don't believe it. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "qr_code": "2@mK3xVqT",
                         *       "status": "qr"
                         *     }
                         */
                        "application/json": {
                            /** @description Text, or a PNG data URL; null when paired already. */
                            qr_code?: string | null;
                            /** @description disconnected, connecting, qr, connected, failed, logged_out; other words are shown as they are. */
                            status?: string;
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
    disconnect: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * POST {WHATSAPP_SERVER_URL}/disconnect
         * @description Close a session. With `log_out` forget its pairing as well: the number leaves its workspace, or comes new into one, and whoever connects it next must scan a new QR code. Only a 2xx, a 404 or `{"error": "no_session"}` says that no pairing is left. After anything else we ask again, and until then nobody can add the number, or connect it for the first time.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "phone_number": "+5511988887777",
                     *       "log_out": false
                     *     }
                     */
                    "application/json": {
                        log_out?: boolean;
                        /** @example +5511988887777 */
                        phone_number: string;
                    };
                };
            };
            responses: {
                /** @description Done: a JSON object, or we don't believe it. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "status": "disconnected"
                         *     }
                         */
                        "application/json": {
                            /** @description disconnected, connecting, qr, connected, failed, logged_out; other words are shown as they are. */
                            status?: string;
                        };
                    };
                };
                /** @description You have no session of this number: with `log_out` as good as done. */
                404: {
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
    "send-message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * POST {WHATSAPP_SERVER_URL}/send-message
         * @description Send a message to a customer. We send WHATSAPP_SERVER_TOKEN as the bearer token when it is set. After a time-out we ask again, with the same `message_id`, only a server whose status says `idempotent: true`; with any other we wait for a receipt or an echo that carries the id.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The `message_id` once more. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "phone_number": "+5511988887777",
                     *       "to": "+5511977776666",
                     *       "message": "The blue one is R$ 120.",
                     *       "type": "text",
                     *       "message_id": "3EB0A9F1B2C3D4E5F6"
                     *     }
                     */
                    "application/json": {
                        media?: {
                            filename: string;
                            /** @description Sound of the type audio/ogg; codecs=opus is a voice note. */
                            mimetype: string;
                            /**
                             * Format: uri
                             * @description Where to fetch what is to be sent, without a token, within ten minutes. It answers Range. Never log what stands behind the question mark.
                             */
                            url: string;
                        };
                        message: string;
                        /** @description Minted by us. Send the WhatsApp message under it. */
                        message_id?: string;
                        /** @example +5511988887777 */
                        phone_number: string;
                        quoted?: {
                            /** @description Of the message that this answers. */
                            message_id: string;
                        };
                        /**
                         * @description E.164, or a LID.
                         * @example +5511977776666
                         * @example 103712345678901@lid
                         */
                        to: string;
                        /**
                         * @example text
                         * @enum {string}
                         */
                        type: "text" | "image" | "video" | "audio" | "document";
                    };
                };
            };
            responses: {
                /** @description Done: a JSON object, or we don't believe it. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "message_id": "3EB0A9F1B2C3D4E5F6",
                         *       "status": "sent"
                         *     }
                         */
                        "application/json": {
                            message_id?: string;
                            /** @description Your own id of the message, if it is another one. */
                            provider_id?: string;
                            status?: string;
                        };
                    };
                };
                /** @description Not sent: we try again later, after Retry-After seconds when told. */
                "3XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused for good: shown to the team with your reason (`error` or `message`). */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not sent: we try again later, after Retry-After seconds when told. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not sent: we try again later, after Retry-After seconds when told. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description You have accepted this `message_id` before: we take it as sent; without the id in the answer we wait for a receipt. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description With `unsupported` as the error: you can't send this type; the team is told. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not sent: we try again later, after Retry-After seconds when told. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not sent: we try again later, after Retry-After seconds when told. */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not sent: we try again later, after Retry-After seconds when told. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not sent: we try again later, after Retry-After seconds when told. */
                504: {
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
    status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GET {WHATSAPP_SERVER_URL}/status/{phone_number}
         * @description Tell how a session is.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done: a JSON object, or we don't believe it. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "status": "connected",
                         *       "idempotent": true
                         *     }
                         */
                        "application/json": {
                            /** @description You never send one `message_id` twice. */
                            idempotent?: boolean;
                            /** @description disconnected, connecting, qr, connected, failed, logged_out; other words are shown as they are. */
                            status: string;
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
}
export interface components {
    schemas: {
        About: {
            /**
             * @description Unique for each business number.
             * @example 3EB0A9F1B2C3D4E5F6
             */
            message_id: string;
        };
        Account: {
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            created_at: string;
            /** @example ana@example.com */
            email: string;
            /** @example Ana Souza */
            full_name: string;
            /**
             * @description The id of the account.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            id: string;
        };
        AiHold: {
            /**
             * @description The id of the member; null for the AI, or somebody at the business phone itself.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            by: string | null;
            /** @description More of it, for people. */
            detail: string | null;
            /**
             * @description The first three: people took the chat over. Any other: the AI left it to people.
             * @example member_wrote
             * @enum {unknown}
             */
            reason: "switched_off" | "member_wrote" | "phone_wrote" | "customer_asked" | "hand_over_rule" | "no_answer" | "budget_spent" | "reply_limit" | "loop" | "prompt_leaked" | "unproven_figures" | "model_failed" | "send_failed";
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            since: string;
            /**
             * Format: date-time
             * @description When it ends by itself; null: when the AI is switched on.
             * @example 2026-03-09T03:35:45.123Z
             */
            until: string | null;
        };
        AiSettings: {
            /**
             * @description How fast the parts of a long reply seem to be typed.
             * @example 25
             */
            characters_per_second: number;
            /**
             * @description The longest that a burst of messages puts its answer off, in seconds.
             * @example 15
             */
            debounce_max_seconds: number;
            /**
             * @description Seconds of silence after a message before it is answered.
             * @example 3
             */
            debounce_seconds: number;
            readonly defaults: components["schemas"]["AiValues"];
            /**
             * @description Whether images are fetched and described.
             * @example true
             */
            describe_images: boolean;
            /**
             * @description Whether the AI answers at all.
             * @example true
             */
            enabled: boolean;
            /**
             * @description Whether the AI may use general knowledge where the workspace's documents hold no answer.
             * @example false
             */
            general_knowledge: boolean;
            /**
             * @description For how many seconds people hold a chat in which they write; null until they give it back.
             * @example 7200
             */
            hold_seconds: number | null;
            /**
             * @description Whether other files are fetched and kept.
             * @example true
             */
            keep_files: boolean;
            /**
             * @description Into at most how many messages a long reply is split, at its paragraphs.
             * @example 1
             */
            max_parts: number;
            /**
             * @description How much of the conversation so far the AI is shown.
             * @example 3000
             */
            memory_tokens: number;
            /** @example gpt-6-luna */
            model: string;
            /** @description What customers opt out of automatic messages with, and in again, by language. */
            opt_out_words: components["schemas"]["OptOutWords"][];
            /**
             * @description The most replies of the AI in one chat within an hour.
             * @example 60
             */
            replies_per_hour: number;
            /**
             * @description Null is the model's own.
             * @example null
             */
            temperature: number | null;
            /**
             * @description The most tokens of the model in a day (UTC).
             * @example 5000000
             */
            tokens_per_day: number;
            /**
             * @description Whether voice notes are fetched and transcribed.
             * @example true
             */
            transcribe_voice: boolean;
            /**
             * @description What the AI does with a question that the documents have no answer to: say so, or say so and leave the chat to people from then on.
             * @example say_so
             */
            when_not_found: string;
        };
        AiSettingsChange: {
            /**
             * @description How fast the parts of a long reply seem to be typed.
             * @example 25
             */
            characters_per_second?: number | null;
            /**
             * @description The longest that a burst of messages puts its answer off, in seconds.
             * @example 15
             */
            debounce_max_seconds?: number | null;
            /**
             * @description Seconds of silence after a message before it is answered.
             * @example 3
             */
            debounce_seconds?: number | null;
            /**
             * @description Whether images are fetched and described.
             * @example true
             */
            describe_images?: boolean | null;
            /**
             * @description Whether the AI answers at all.
             * @example true
             */
            enabled?: boolean | null;
            /**
             * @description Whether the AI may use general knowledge where the workspace's documents hold no answer.
             * @example false
             */
            general_knowledge?: boolean | null;
            /**
             * @description For how many seconds people hold a chat in which they write; null until they give it back.
             * @example 7200
             */
            hold_seconds?: number | null;
            /**
             * @description Whether other files are fetched and kept.
             * @example true
             */
            keep_files?: boolean | null;
            /**
             * @description Into at most how many messages a long reply is split, at its paragraphs.
             * @example 1
             */
            max_parts?: number | null;
            /**
             * @description How much of the conversation so far the AI is shown.
             * @example 3000
             */
            memory_tokens?: number | null;
            /** @example gpt-6-luna */
            model?: string | null;
            /** @description What customers opt out of automatic messages with, and in again, by language. */
            opt_out_words?: components["schemas"]["OptOutWords"][] | null;
            /**
             * @description The most replies of the AI in one chat within an hour.
             * @example 60
             */
            replies_per_hour?: number | null;
            /**
             * @description Null is the model's own.
             * @example null
             */
            temperature?: number | null;
            /**
             * @description The most tokens of the model in a day (UTC).
             * @example 5000000
             */
            tokens_per_day?: number | null;
            /**
             * @description Whether voice notes are fetched and transcribed.
             * @example true
             */
            transcribe_voice?: boolean | null;
            /**
             * @description What the AI does with a question that the documents have no answer to: say so, or say so and leave the chat to people from then on.
             * @example say_so
             * @enum {string|null}
             */
            when_not_found?: "say_so" | "hand_over" | null;
        };
        AiSettingsChoice: {
            /**
             * @description How fast the parts of a long reply seem to be typed.
             * @example 25
             */
            characters_per_second?: number | null;
            /**
             * @description The longest that a burst of messages puts its answer off, in seconds.
             * @example 15
             */
            debounce_max_seconds?: number | null;
            /**
             * @description Seconds of silence after a message before it is answered.
             * @example 3
             */
            debounce_seconds?: number | null;
            /**
             * @description Whether images are fetched and described.
             * @example true
             */
            describe_images?: boolean | null;
            /**
             * @description Whether the AI answers at all.
             * @example true
             */
            enabled?: boolean | null;
            /**
             * @description Whether the AI may use general knowledge where the workspace's documents hold no answer.
             * @example false
             */
            general_knowledge?: boolean | null;
            /**
             * @description For how many seconds people hold a chat in which they write; null until they give it back.
             * @example 7200
             */
            hold_seconds?: number | null;
            /**
             * @description Whether other files are fetched and kept.
             * @example true
             */
            keep_files?: boolean | null;
            /**
             * @description Into at most how many messages a long reply is split, at its paragraphs.
             * @example 1
             */
            max_parts?: number | null;
            /**
             * @description How much of the conversation so far the AI is shown.
             * @example 3000
             */
            memory_tokens?: number | null;
            /** @example gpt-6-luna */
            model?: string | null;
            /** @description What customers opt out of automatic messages with, and in again, by language. */
            opt_out_words?: components["schemas"]["OptOutWords"][] | null;
            /**
             * @description The most replies of the AI in one chat within an hour.
             * @example 60
             */
            replies_per_hour?: number | null;
            /**
             * @description Null is the model's own.
             * @example null
             */
            temperature?: number | null;
            /**
             * @description The most tokens of the model in a day (UTC).
             * @example 5000000
             */
            tokens_per_day?: number | null;
            /**
             * @description Whether voice notes are fetched and transcribed.
             * @example true
             */
            transcribe_voice?: boolean | null;
            /**
             * @description What the AI does with a question that the documents have no answer to: say so, or say so and leave the chat to people from then on.
             * @example say_so
             * @enum {string|null}
             */
            when_not_found?: "say_so" | "hand_over" | null;
        };
        AiValues: {
            /**
             * @description How fast the parts of a long reply seem to be typed.
             * @example 25
             */
            characters_per_second: number;
            /**
             * @description The longest that a burst of messages puts its answer off, in seconds.
             * @example 15
             */
            debounce_max_seconds: number;
            /**
             * @description Seconds of silence after a message before it is answered.
             * @example 3
             */
            debounce_seconds: number;
            /**
             * @description Whether images are fetched and described.
             * @example true
             */
            describe_images: boolean;
            /**
             * @description Whether the AI answers at all.
             * @example true
             */
            enabled: boolean;
            /**
             * @description Whether the AI may use general knowledge where the workspace's documents hold no answer.
             * @example false
             */
            general_knowledge: boolean;
            /**
             * @description For how many seconds people hold a chat in which they write; null until they give it back.
             * @example 7200
             */
            hold_seconds: number | null;
            /**
             * @description Whether other files are fetched and kept.
             * @example true
             */
            keep_files: boolean;
            /**
             * @description Into at most how many messages a long reply is split, at its paragraphs.
             * @example 1
             */
            max_parts: number;
            /**
             * @description How much of the conversation so far the AI is shown.
             * @example 3000
             */
            memory_tokens: number;
            /** @example gpt-6-luna */
            model: string;
            /** @description What customers opt out of automatic messages with, and in again, by language. */
            opt_out_words: components["schemas"]["OptOutWords"][];
            /**
             * @description The most replies of the AI in one chat within an hour.
             * @example 60
             */
            replies_per_hour: number;
            /**
             * @description Null is the model's own.
             * @example null
             */
            temperature: number | null;
            /**
             * @description The most tokens of the model in a day (UTC).
             * @example 5000000
             */
            tokens_per_day: number;
            /**
             * @description Whether voice notes are fetched and transcribed.
             * @example true
             */
            transcribe_voice: boolean;
            /**
             * @description What the AI does with a question that the documents have no answer to: say so, or say so and leave the chat to people from then on.
             * @example say_so
             */
            when_not_found: string;
        };
        Alive: {
            /** @example ok */
            status: string;
        };
        AnsweredGap: {
            document: components["schemas"]["Document"];
            gap: components["schemas"]["Gap"];
        };
        BrowserSession: {
            /** @example eyJhbGciOiJIUzI1NiIs… */
            access_token: string;
            /**
             * @description The access token's seconds.
             * @example 1800
             */
            expires_in: number;
            /** @example user=…&session=…&until=1796256000&signature=9f86d0… */
            file_ticket: string;
            /** @example bearer */
            token_type: string;
            user: components["schemas"]["Account"];
        };
        BulkChange: {
            /**
             * @example close
             * @enum {unknown}
             */
            action: "assign" | "label" | "close" | "read" | "ai_on" | "ai_off";
            /**
             * @description The id of the member whom `assign` assigns the chats to; null: nobody.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            assigned_to?: string | null;
            /**
             * @description The ids of the chats.
             * @example [
             *       "65f0c1d2a1b2c3d4e5f60718"
             *     ]
             */
            ids: string[];
            /**
             * @description The id of the label that `label` puts on the chats.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            label_id?: string;
        };
        BulkOutcome: {
            /** @description How it is now; null where it was not changed. */
            chat: components["schemas"]["Chat"] | null;
            /**
             * @description The id of the chat, as it was named.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            chat_id: string;
            /**
             * @description Why it was not changed.
             * @example There is no such chat.
             */
            reason: string | null;
        };
        BulkResult: {
            items: components["schemas"]["BulkOutcome"][];
        };
        CannedReply: {
            /**
             * @description The id of the canned reply.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            id: string;
            /**
             * @description What is typed behind a slash; unique in the workspace.
             * @example hours
             */
            shortcut: string;
            /**
             * @description What it says. The page fills in `{customer_name}` and `{member_name}`.
             * @example Hello {customer_name}, we are here from 9 to 18. {member_name}
             */
            text: string;
        };
        CannedReplyChange: {
            /**
             * @description What is typed behind a slash; unique in the workspace.
             * @example hours
             */
            shortcut?: string;
            /**
             * @description What it says. The page fills in `{customer_name}` and `{member_name}`.
             * @example Hello {customer_name}, we are here from 9 to 18. {member_name}
             */
            text?: string;
        };
        CannedReplyPage: {
            items: components["schemas"]["CannedReply"][];
            /**
             * @description Where the next page begins; null on the last one.
             * @example WyI2NWYwIl0
             */
            next_cursor: string | null;
        };
        Cell: {
            /**
             * @description The column's, empty without a header.
             * @example Price
             */
            name: string;
            /** @example R$ 120 */
            value: string;
        };
        Change: {
            /**
             * @description Null if it went.
             * @example BS-42 | R$ 120
             */
            after: string | null;
            /**
             * @description Null if it is new.
             * @example BS-42 | R$ 110
             */
            before: string | null;
            /** @description A row of a table; else a passage. */
            is_row: boolean;
            /**
             * @example changed
             * @enum {unknown}
             */
            kind: "added" | "removed" | "changed";
            /**
             * @description The headings, or the sheet and table.
             * @example Shoes
             */
            under: string;
        };
        ChangeCounts: {
            /** @example 3 */
            added: number;
            /** @example 12 */
            changed: number;
            /** @example 1 */
            removed: number;
        };
        Changes: {
            counts: components["schemas"]["ChangeCounts"];
            /** @description The first 200 of each kind. */
            entries: components["schemas"]["Change"][];
            /**
             * @description Null if there was none before, or nothing is known.
             * @example 1
             */
            from_version: number | null;
            /**
             * @description How many replies of the 30 days before stood on what went.
             * @example 4
             */
            replies: number;
            /** @example 2 */
            to_version: number | null;
        };
        Chat: {
            ai_enabled: boolean;
            ai_hold: components["schemas"]["AiHold"] | null;
            /**
             * @description The id of the member who looks after the chat.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            assigned_to: string | null;
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            created_at: string;
            customer: components["schemas"]["Customer"];
            /**
             * @description The id of the chat.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            id: string;
            /**
             * @description The ids of its labels.
             * @example [
             *       "65f0c1d2a1b2c3d4e5f60718"
             *     ]
             */
            labels: string[];
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            last_activity_at: string;
            last_message: components["schemas"]["LastMessage"] | null;
            /**
             * @description The team's own name for the customer.
             * @example Ana from the fair
             */
            name: string | null;
            /**
             * @description Whether the AI left the chat to people; `ai_hold` tells why.
             * @example false
             */
            needs_person: boolean;
            /**
             * Format: date-time
             * @description When the customer opted out of automatic messages.
             * @example 2026-03-09T03:35:45.123Z
             */
            opted_out_at: string | null;
            /**
             * @description The business number.
             * @example +5511988887777
             */
            phone_number: string;
            /**
             * @description The customer's name for themselves.
             * @example Ana
             */
            push_name: string | null;
            /**
             * @description Whether all required steps are complete.
             * @example false
             */
            qualified: boolean;
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            qualified_at: string | null;
            /**
             * @description What the team wants to remember of the customer: no customer and no model is ever shown it.
             * @example Size 38. Pays by bank transfer.
             */
            remarks: string | null;
            /** @description Whether a message was surely or perhaps not sent, and nobody has seen to it. */
            send_failed: boolean;
            /**
             * Format: date-time
             * @description When a snoozed chat opens by itself.
             * @example 2026-03-09T03:35:45.123Z
             */
            snoozed_until: string | null;
            /** @enum {unknown} */
            state: "open" | "snoozed" | "closed";
            /**
             * @description Whether the newest message that wants an answer has none.
             * @example true
             */
            unanswered: boolean;
            /**
             * @description How many messages nobody has read.
             * @example 2
             */
            unread: number;
            /**
             * @description The id of its workspace.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            workspace_id: string;
        };
        ChatChange: {
            /**
             * @description Whether the AI answers here.
             * @example false
             */
            ai_enabled?: boolean;
            /**
             * Format: date-time
             * @description Until when the AI is off; null until somebody switches it on.
             * @example 2026-03-09T18:00:00Z
             */
            ai_off_until?: string | null;
            /**
             * @description The id of the member who looks after the chat.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            assigned_to?: string | null;
            /**
             * @description The team's own name for the customer.
             * @example Ana from the fair
             */
            name?: string | null;
            /**
             * @description What the team wants to remember of the customer: no customer and no model is ever shown it.
             * @example Size 38. Pays by bank transfer.
             */
            remarks?: string | null;
            /**
             * Format: date-time
             * @description When a snoozed chat opens by itself.
             * @example 2999-03-09T18:00:00Z
             */
            snoozed_until?: string;
            /**
             * @description A customer who writes opens the chat again.
             * @example closed
             * @enum {unknown}
             */
            state?: "open" | "snoozed" | "closed";
            /**
             * @description Mark the chat as unread.
             * @example true
             * @enum {boolean}
             */
            unread?: true;
        };
        ChatCounts: {
            /**
             * @description In which the AI is off.
             * @example 2
             */
            ai_off: number;
            /**
             * @description That you look after.
             * @example 2
             */
            mine: number;
            /**
             * @description That the AI left to people.
             * @example 1
             */
            needs_person: number;
            /**
             * @description That are qualified leads.
             * @example 12
             */
            qualified: number;
            /**
             * @description With a failed message to see to.
             * @example 0
             */
            send_failed: number;
            /**
             * @description That are snoozed, whatever `state` is asked for.
             * @example 1
             */
            snoozed: number;
            /**
             * @description Whose customer waits for an answer.
             * @example 4
             */
            unanswered: number;
            /**
             * @description That nobody looks after.
             * @example 100
             */
            unassigned: number;
            /**
             * @description With unread messages.
             * @example 3
             */
            unread: number;
        };
        ChatPage: {
            items: components["schemas"]["Chat"][];
            /**
             * @description Where the next page begins; null on the last one.
             * @example WyI2NWYwIl0
             */
            next_cursor: string | null;
        };
        Check: {
            /** @description Why it stopped the answer. */
            detail: string | null;
            /** @example hold */
            gate: string;
            /** @example true */
            passed: boolean;
        };
        Chunk: {
            /**
             * @description The range that its rows stand in; null outside of tables.
             * @example A1:C18
             */
            cells: string | null;
            /**
             * @description What it stands under: the document, then headings or the table.
             * @example Prices 2026
             */
            context: string;
            /**
             * @description The columns of a table, empty for text.
             * @example [
             *       "SKU",
             *       "Name",
             *       "Price"
             *     ]
             */
            header: string[];
            /**
             * @description The id of the chunk.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            id: string;
            /**
             * @description The first and the last page, counted from 1; null without pages.
             * @example null
             */
            pages: number[] | null;
            /**
             * @description The page or pages, or the sheet and cells.
             * @example Prices!A1:C18
             */
            place: string;
            /**
             * @description Its position in the document, counted from 0.
             * @example 7
             */
            seq: number;
            /** @example Prices */
            sheet: string | null;
            /**
             * @example SKU | Name | Price
             *     BS-42 | Blue shoe | R$ 120
             */
            text: string;
            /**
             * @description Which content of the document, counted from 1.
             * @example 1
             */
            version: number;
        };
        ChunkPage: {
            items: components["schemas"]["Chunk"][];
            /**
             * @description Where the next page begins; null on the last one.
             * @example WyI2NWYwIl0
             */
            next_cursor: string | null;
        };
        CompletedStep: {
            /** @example 0.9 */
            confidence: number;
            /** @example budget */
            key: string;
            /** @example about 500 */
            quote: string;
            /** @example 500 */
            value: string | number | boolean;
        };
        Completion: {
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            at: string;
            /**
             * @description The model's, 0 to 1.
             * @example 0.9
             */
            confidence: number | null;
            /**
             * @description The id of the message in which they stand.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            message_id: string | null;
            /**
             * @description The customer's exact words.
             * @example about 500
             */
            quote: string | null;
            /**
             * @description The id of the member who set it; null for the AI.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            set_by: string | null;
            /**
             * @description A text, a number, or true or false, as the kind of the step is.
             * @example 500
             */
            value: string | number | boolean | null;
        };
        Contact: {
            /**
             * @default null
             * @example Bruno
             */
            name?: string | null;
            /**
             * @example [
             *       "+5511966665555"
             *     ]
             */
            phones?: string[];
        };
        Content: {
            /**
             * @example [
             *       "Lives in São Paulo",
             *       "Pays by Pix"
             *     ]
             */
            facts: string[];
            /** @example Check the stock and reserve a pair */
            next_step: string;
            /**
             * @example [
             *       "Is size 42 in stock?"
             *     ]
             */
            open_questions: string[];
            /** @example A blue running shoe in size 42, before Friday */
            wants: string;
        };
        Credentials: {
            /** @example ana@example.com */
            email: string;
            /**
             * Format: password
             * @example correct horse battery staple
             */
            password: string;
        };
        Customer: {
            /**
             * @description Under what WhatsApp knows them.
             * @example [
             *       "+5511977776666",
             *       "103712345678901@lid"
             *     ]
             */
            ids: string[];
            /**
             * @description The team's name for them, or else their own.
             * @example Ana
             */
            name: string | null;
            /**
             * @description Null until WhatsApp tells it.
             * @example +5511977776666
             */
            phone_number: string | null;
        };
        Decision: {
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            at: string;
            checks: components["schemas"]["Check"][];
            /** @description More of it, for people. */
            detail: string | null;
            /**
             * @description `waiting`: it is answered at `until`, unless people do it first.
             * @enum {unknown}
             */
            outcome: "answered" | "declined" | "failed" | "waiting";
            /**
             * @description Why there is no answer.
             * @example member_holds_chat
             */
            reason: string | null;
            /**
             * @description The id of the message that answers.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            reply_id: string | null;
            /**
             * Format: date-time
             * @description For when the message waits.
             * @example 2026-03-09T03:35:45.123Z
             */
            until: string | null;
        };
        DeliveryEvent: {
            /**
             * @description Why it failed.
             * @default null
             * @example not on WhatsApp
             */
            error?: string | null;
            /**
             * @description Yours, for your own logs.
             * @default null
             * @example evt_01JNZ0Q3
             */
            event_id?: string | null;
            /**
             * @description Unique for each business number.
             * @example 3EB0A9F1B2C3D4E5F6
             */
            message_id: string;
            /**
             * @description Our number: +55…, 55…, 55…@s.whatsapp.net or 55…@c.us.
             * @example +5511988887777
             */
            phone_number: string;
            /**
             * @description sent, delivered, read, played or failed.
             * @example delivered
             */
            status: string;
            /**
             * @description Seconds, milliseconds or microseconds since 1970, or ISO 8601.
             * @default null
             * @example 1773027345
             */
            timestamp?: number | string | null;
        };
        DependencyCheck: {
            /** @example null */
            error: string | null;
            /**
             * @description In seconds.
             * @example 0.0012
             */
            latency: number | null;
            /** @example mongodb */
            name: string;
            ok: boolean;
            /** @description Whether messages can be taken in without it. */
            required: boolean;
        };
        Document: {
            /**
             * @description The parts that are found on their own.
             * @example 40
             */
            chunks: number;
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            created_at: string;
            /**
             * @description What its vectors have cost so far.
             * @example 9120
             */
            embedding_tokens: number;
            failure: components["schemas"]["Failure"] | null;
            /** @example Prices 2026.xlsx */
            filename: string;
            /**
             * @description The id of the document.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            id: string;
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            indexed_at: string | null;
            /**
             * @description Null until it was read.
             * @example xlsx
             * @enum {unknown}
             */
            kind: "pdf" | "docx" | "txt" | "markdown" | "csv" | "xlsx" | "xls" | null;
            /** @description Headers, footers and page numbers, of very many not all. */
            left_out: components["schemas"]["LeftOut"][];
            /** @example null */
            pages: number | null;
            progress: components["schemas"]["IndexingProgress"];
            /**
             * @description Of all tables. Null if it was not counted.
             * @example 240
             */
            rows: number | null;
            /**
             * @description Whether it is found. While new content is indexed, the old one is.
             * @example true
             */
            searchable: boolean;
            /** @example 2 */
            sheets: number | null;
            /**
             * @description In bytes.
             * @example 48213
             */
            size: number;
            /**
             * @description `no_text` holds pictures alone, such as a scan.
             * @example ready
             * @enum {unknown}
             */
            state: "queued" | "parsing" | "embedding" | "ready" | "no_text" | "failed";
            /** @example 3 */
            tables: number;
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            updated_at: string;
            /**
             * @description The id of the member who uploaded it.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            uploaded_by: string;
            /**
             * @description Which content of the document, counted from 1.
             * @example 1
             */
            version: number;
            /** @description What to know about how it was read, for people. */
            warnings: string[];
            /**
             * @description As `rows`.
             * @example 1930
             */
            words: number | null;
        };
        DocumentPage: {
            items: components["schemas"]["Document"][];
            /**
             * @description Where the next page begins; null on the last one.
             * @example WyI2NWYwIl0
             */
            next_cursor: string | null;
        };
        Draft: {
            /**
             * @description The id of the chat.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            chat_id: string;
            /**
             * @description As it was typed; blanks alone are no draft.
             * @example The blue one is
             */
            content: string;
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            saved_at: string;
        };
        DraftPage: {
            items: components["schemas"]["Draft"][];
            /**
             * @description Where the next page begins; null on the last one.
             * @example WyI2NWYwIl0
             */
            next_cursor: string | null;
        };
        Durations: {
            /** @example 117 */
            count: number;
            /**
             * @description Half of them took no longer, in seconds; null of none.
             * @example 42
             */
            median: number | null;
            /**
             * @description Nine in ten took no longer, in seconds; null of none.
             * @example 310
             */
            p90: number | null;
        };
        Edit: {
            content: string;
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            until: string;
        };
        Error: {
            /**
             * @description The HTTP status.
             * @example 422
             */
            code: number;
            /**
             * @description By part of the request (json, form, query, headers) and field: what is wrong with it.
             * @example {
             *       "json": {
             *         "email": [
             *           "Not a valid email address."
             *         ]
             *       }
             *     }
             */
            errors?: {
                [key: string]: unknown;
            };
            /**
             * @description What is wrong, for people.
             * @example The request is not as documented: see errors.
             */
            message: string;
            /**
             * @description The status in words.
             * @example Unprocessable Entity
             */
            status: string;
        };
        Failure: {
            /**
             * @description One word for programs.
             * @example encrypted
             */
            code: string;
            /** @description What is wrong and what to do, for people. */
            message: string;
        };
        Feedback: {
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            at: string;
            /**
             * @description The id of the member.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            by: string;
            /**
             * @description The id of the note that holds the right answer.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            document_id: string;
            /**
             * @description What the customer wanted to know.
             * @example Do you deliver on Sundays?
             */
            question: string;
        };
        Figures: {
            /** @description Each of them, in order. */
            days: components["schemas"]["FiguresOfDay"][];
            funnel: components["schemas"]["Funnel"];
            /**
             * @description That of the office hours, or else UTC.
             * @example America/Sao_Paulo
             */
            time_zone: string;
            total: components["schemas"]["FiguresOfTime"];
        };
        FiguresOfDay: {
            /**
             * Format: date
             * @example 2026-03-09
             */
            date: string;
            first_response: components["schemas"]["FirstResponses"];
            /** @description The most frequent reason first. */
            hand_overs: components["schemas"]["HandOvers"][];
            /**
             * @description Messages of customers.
             * @example 140
             */
            messages_in: number;
            /**
             * @description Whose chat began with one of them.
             * @example 21
             */
            new_customers: number;
            /**
             * @description How often the documents held no answer.
             * @example 4
             */
            questions_without_answer: number;
            replies: components["schemas"]["RepliesByAuthor"];
            /** @description From a customer's first message until their chat was closed. */
            resolution: components["schemas"]["Durations"];
            tokens: components["schemas"]["TokensUsed"];
        };
        FiguresOfTime: {
            first_response: components["schemas"]["FirstResponses"];
            /** @description The most frequent reason first. */
            hand_overs: components["schemas"]["HandOvers"][];
            /**
             * @description Messages of customers.
             * @example 140
             */
            messages_in: number;
            /**
             * @description Whose chat began with one of them.
             * @example 21
             */
            new_customers: number;
            /**
             * @description How often the documents held no answer.
             * @example 4
             */
            questions_without_answer: number;
            replies: components["schemas"]["RepliesByAuthor"];
            /** @description From a customer's first message until their chat was closed. */
            resolution: components["schemas"]["Durations"];
            tokens: components["schemas"]["TokensUsed"];
        };
        FirstResponses: {
            ai: components["schemas"]["Durations"];
            anybody: components["schemas"]["Durations"];
            member: components["schemas"]["Durations"];
            phone: components["schemas"]["Durations"];
        };
        Funnel: {
            /** @example 42 */
            customers: number;
            /** @example 12 */
            qualified: number;
            stages: components["schemas"]["Stage"][];
        };
        Gap: {
            /**
             * @description The id of the chat where it was asked last.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            chat_id: string;
            /**
             * @description How often it was asked.
             * @example 17
             */
            count: number;
            /**
             * @description The id of the note that answers it; null again when it is asked in vain.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            document_id: string | null;
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            first_at: string;
            /**
             * @description The id of the gap.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            id: string;
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            last_at: string;
            /** @example Do you deliver on Sundays? */
            question: string;
            /**
             * @description The newest of its forms.
             * @example [
             *       "Sunday delivery?",
             *       "Open on Sunday?"
             *     ]
             */
            wordings: string[];
        };
        GapAnswer: {
            /** @example We deliver from Monday to Saturday. */
            answer: string;
        };
        GapPage: {
            items: components["schemas"]["Gap"][];
            /**
             * @description Where the next page begins; null on the last one.
             * @example WyI2NWYwIl0
             */
            next_cursor: string | null;
        };
        Generation: {
            /** @example 38 */
            completion_tokens: number;
            /**
             * @description Seconds that the model took.
             * @example 1.42
             */
            latency: number;
            /** @example gpt-6-luna */
            model: string;
            /** @example 412 */
            prompt_tokens: number;
            /**
             * @description The version of the workspace's prompt.
             * @example 3
             */
            prompt_version: number | null;
        };
        Grounding: {
            /** @description Each that the reply states. */
            figures: components["schemas"]["StatedFigure"][];
            /**
             * @description Whether the documents hold the answer; null when it needed none of theirs.
             * @example true
             */
            found: boolean | null;
            /**
             * @description What was searched for.
             * @example How much is the blue shoe?
             */
            question: string;
            sources: components["schemas"]["Source"][];
        };
        HandOver: {
            /**
             * @example customer_asked
             * @enum {unknown}
             */
            reason: "switched_off" | "member_wrote" | "phone_wrote" | "customer_asked" | "hand_over_rule" | "no_answer" | "budget_spent" | "reply_limit" | "loop" | "prompt_leaked" | "unproven_figures" | "model_failed" | "send_failed";
            /** @description The rule that says so, if one does. */
            rule: string | null;
        };
        HandOvers: {
            /** @example 5 */
            count: number;
            /**
             * @example customer_asked
             * @enum {unknown}
             */
            reason: "switched_off" | "member_wrote" | "phone_wrote" | "customer_asked" | "hand_over_rule" | "no_answer" | "budget_spent" | "reply_limit" | "loop" | "prompt_leaked" | "unproven_figures" | "model_failed" | "send_failed";
        };
        Hit: {
            /** @enum {unknown} */
            author: "customer" | "ai" | "member" | "phone";
            /**
             * @description The id of the member who wrote it.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            author_id: string | null;
            chat: components["schemas"]["Chat"];
            /**
             * @description The id of the message; null for a note.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            message_id: string | null;
            /**
             * @description The id of the note; null for a message.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            note_id: string | null;
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            sent_at: string;
            /**
             * @description The message's position: list what is `around` it.
             * @example 7
             */
            seq: number | null;
            /** @description One text, cut where it matches. */
            snippet: components["schemas"]["SnippetPart"][];
        };
        HitRow: {
            cells: components["schemas"]["Cell"][];
            /**
             * @description The range of its cells.
             * @example A4:C4
             */
            place: string | null;
        };
        HitScores: {
            /**
             * @description Likeness of meaning, among the candidates.
             * @example 0.91
             */
            dense: number;
            /**
             * @description The cells of a row that the question names.
             * @example 0.5
             */
            exact: number;
            /**
             * @description The words in common.
             * @example 0.42
             */
            lexical: number;
            /**
             * @description What the order goes by.
             * @example 0.87
             */
            total: number;
        };
        IndexingProgress: {
            /** @example 12 */
            done: number;
            /** @example 40 */
            total: number;
        };
        JournalEntry: {
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            arrived_at: string;
            /**
             * @description How often it was tried by itself.
             * @example 0
             */
            attempts: number;
            /** @description The event as it was sent, for admins; null once it was revoked. */
            body: string | null;
            /**
             * @description The id of the entry; of the message too, if it brought one.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            id: string;
            /**
             * @description WhatsApp's.
             * @example 3EB0A9F1B2C3D4E5
             */
            message_id: string;
            /**
             * @description accepted; repeated: known already; confirmed: the echo of our own message; parked: waits for its message; dropped.
             * @example accepted
             */
            outcome: string | null;
            /**
             * @description Yours.
             * @example +5511988887777
             */
            phone_number: string;
            /** @description Why it was dropped or set aside. */
            reason: string | null;
            /**
             * @description The id of the message that it brought or concerns.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            record_id: string | null;
            /** @description Taken in once more: makes no answer due. */
            replayed: boolean;
            /**
             * @description waiting: not taken in yet; taken_in; dropped: not kept, see the reason; set_aside: could not be taken in, and can be tried again.
             * @example taken_in
             * @enum {unknown}
             */
            state: "waiting" | "taken_in" | "dropped" | "set_aside";
            /**
             * @example message
             * @enum {unknown}
             */
            told: "message" | "delivery" | "status" | "qr";
            /**
             * @description What of it was ignored.
             * @example []
             */
            warnings: string[];
        };
        JournalEntryPage: {
            items: components["schemas"]["JournalEntry"][];
            /**
             * @description Where the next page begins; null on the last one.
             * @example WyI2NWYwIl0
             */
            next_cursor: string | null;
        };
        Label: {
            /**
             * @description Its colour, by name.
             * @example blue
             * @enum {unknown}
             */
            color: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink";
            /**
             * @description The id of the label.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            id: string;
            /**
             * @description Unique in the workspace, in upper or lower case.
             * @example Wholesale
             */
            name: string;
        };
        LabelChange: {
            /**
             * @description Its colour, by name.
             * @example blue
             * @enum {unknown}
             */
            color?: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink";
            /**
             * @description Unique in the workspace, in upper or lower case.
             * @example Wholesale
             */
            name?: string;
        };
        LabelPage: {
            items: components["schemas"]["Label"][];
            /**
             * @description Where the next page begins; null on the last one.
             * @example WyI2NWYwIl0
             */
            next_cursor: string | null;
        };
        LastMessage: {
            /** @enum {unknown} */
            direction: "incoming" | "outgoing";
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            sent_at: string;
            /** @example How much is the blue one? */
            text: string;
        };
        LeadCounts: {
            /** @example 12 */
            qualified: number;
            /** @example 30 */
            unqualified: number;
        };
        LeadPage: {
            columns: components["schemas"]["WorkflowStep"][];
            counts: components["schemas"]["LeadCounts"];
            funnel: components["schemas"]["Funnel"];
            items: components["schemas"]["LeadRow"][];
            /** @description Null on the last page. */
            next_cursor: string | null;
        };
        LeadRow: {
            /**
             * @description The id of the chat.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            chat_id: string;
            customer: components["schemas"]["Customer"];
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            last_activity_at: string;
            /** @example true */
            qualified: boolean;
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            qualified_at: string | null;
            /**
             * @description By the keys of the steps.
             * @example {
             *       "budget": 500
             *     }
             */
            values: {
                [key: string]: unknown;
            };
        };
        LeftOut: {
            /**
             * @description As it stood first.
             * @example Page 2 of 12
             */
            text: string;
            /**
             * @description How often it was left out.
             * @example 11
             */
            times: number;
        };
        Location: {
            /** @default null */
            address?: string | null;
            /** @example -23.5505 */
            latitude: number;
            /** @example -46.6333 */
            longitude: number;
            /**
             * @default null
             * @example Praça da Sé
             */
            name?: string | null;
        };
        Login: {
            client_id?: string;
            client_secret?: string;
            /** @example ana@example.com */
            email?: string;
            /**
             * @example password
             * @enum {string}
             */
            grant_type?: "password";
            /**
             * Format: password
             * @example correct horse battery staple
             */
            password: string;
            scope?: string;
            /** @example ana@example.com */
            username?: string;
        };
        Media: {
            filename: string | null;
            /**
             * @description Whether the file is here, for `GET /messages/{id}/media`.
             * @example true
             */
            is_kept: boolean;
            /** @example audio/ogg */
            mimetype: string | null;
            /** @description Why it was not read. */
            reason: string | null;
            /**
             * @description In bytes.
             * @example 1234
             */
            size: number | null;
            /**
             * @description Whether it was fetched, and put into words if it can be.
             * @example ready
             * @enum {unknown}
             */
            state: "waiting" | "ready" | "failed" | "not_read";
            url: string | null;
            /**
             * @description A voice note's transcript, an image's description.
             * @example How much is it?
             */
            words: string | null;
        };
        MediaOfEvent: {
            /** @default null */
            filename?: string | null;
            /**
             * @default null
             * @example audio/ogg
             */
            mimetype?: string | null;
            /**
             * @default null
             * @example 1234
             */
            size?: number | null;
            /**
             * @default null
             * @example https://media.example.com/3EB0A9.ogg
             */
            url?: string | null;
        };
        Member: {
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            added_at: string;
            /** @example bruno@example.com */
            email: string;
            /** @example Bruno Lima */
            full_name: string;
            /**
             * @description The id of the person.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            id: string;
            /**
             * @description Admins manage the workspace; members work in its chats.
             * @example member
             * @enum {unknown}
             */
            role: "admin" | "member";
        };
        MemberChange: {
            /**
             * @description Admins manage the workspace; members work in its chats.
             * @example member
             * @enum {unknown}
             */
            role: "admin" | "member";
        };
        MemberPage: {
            items: components["schemas"]["Member"][];
            /**
             * @description Where the next page begins; null on the last one.
             * @example WyI2NWYwIl0
             */
            next_cursor: string | null;
        };
        Message: {
            /**
             * @description `phone` is somebody at the business phone itself.
             * @enum {unknown}
             */
            author: "customer" | "ai" | "member" | "phone";
            /**
             * @description The id of the member who wrote it.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            author_id: string | null;
            /**
             * @description The id of its chat.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            chat_id: string;
            /** @example The blue one is R$ 120. */
            content: string;
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            created_at: string;
            decision: components["schemas"]["Decision"] | null;
            /**
             * @description What text can't carry, by the names of the webhook: location, contacts, selected, order, poll, referral, forwarded, source.
             * @example {
             *       "location": {
             *         "latitude": -23.5505,
             *         "longitude": -46.6333,
             *         "name": "Praça da Sé"
             *       }
             *     }
             */
            details: {
                [key: string]: unknown;
            };
            /** @enum {unknown} */
            direction: "incoming" | "outgoing";
            /** @description Earlier texts, the oldest first. */
            edits: components["schemas"]["Edit"][];
            /** @description Why sending failed. */
            error: string | null;
            feedback: components["schemas"]["Feedback"] | null;
            generation: components["schemas"]["Generation"] | null;
            grounding: components["schemas"]["Grounding"] | null;
            /**
             * @description The id of the message.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            id: string;
            media: components["schemas"]["Media"] | null;
            /**
             * @description Its id on WhatsApp.
             * @example 3EB0A9F1B2C3D4E5F6
             */
            message_id: string;
            /**
             * @description Which part of a reply in several messages.
             * @example 1
             */
            part: number;
            /**
             * @description What an automatic message is for.
             * @enum {unknown}
             */
            purpose: "reply" | "greeting" | "hand_over" | "out_of_hours" | "opt_out" | null;
            quoted: components["schemas"]["Quoted"] | null;
            reactions: components["schemas"]["MessageReaction"][];
            /**
             * Format: date-time
             * @description When its writer took it back.
             * @example 2026-03-09T03:35:45.123Z
             */
            revoked_at: string | null;
            /**
             * Format: date-time
             * @description What waits to be sent does not go out before.
             * @example 2026-03-09T03:35:45.123Z
             */
            send_at: string | null;
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            sent_at: string;
            /**
             * @description Its position in the chat.
             * @example 7
             */
            seq: number;
            /**
             * @description `cancelled`: it is never sent, since it was overtaken (an automatic one) or taken back.
             * @example delivered
             * @enum {unknown}
             */
            status: "received" | "queued" | "sending" | "unconfirmed" | "unknown" | "sent" | "delivered" | "read" | "played" | "failed" | "cancelled";
            /** @description When each status was reached. */
            status_at: {
                [key: string]: string;
            };
            /** @example text */
            type: string;
        };
        MessageEvent: {
            /**
             * @description Another id of the same customer. One of our own numbers never names a customer: it is ignored, and an event that names nobody else is dropped.
             * @default null
             * @example 103712345678901@lid
             */
            chat_id_alt?: string | null;
            /** @default null */
            contacts?: components["schemas"]["Contact"][] | null;
            /** @default null */
            edited?: components["schemas"]["About"] | null;
            /**
             * @description Yours, for your own logs.
             * @default null
             * @example evt_01JNZ0Q3
             */
            event_id?: string | null;
            /**
             * @description Passed on from another chat.
             * @default false
             * @example false
             */
            forwarded?: boolean | null;
            /**
             * @description +55…, 55…, 55…@s.whatsapp.net, 55…@c.us, a LID (…@lid) or a group (…@g.us).
             * @example +5511977776666
             */
            from: string;
            /**
             * @description Written on our side: an echo of what we sent, or by a person on the business phone itself.
             * @default false
             * @example false
             */
            from_me?: boolean | null;
            /**
             * @description All ids of the customer that you know.
             * @example [
             *       "103712345678901@lid"
             *     ]
             */
            ids?: string[];
            /**
             * @description Written in a group.
             * @default false
             * @example false
             */
            is_group?: boolean | null;
            /**
             * @description Part of a sync of older messages.
             * @default false
             * @example false
             */
            is_history?: boolean | null;
            /** @default null */
            location?: components["schemas"]["Location"] | null;
            /** @default null */
            media?: components["schemas"]["MediaOfEvent"] | null;
            /**
             * @description The text; may be empty when there is media.
             * @default null
             * @example How much is the blue one?
             */
            message?: string | null;
            /**
             * @description Unique for each business number.
             * @example 3EB0A9F1B2C3D4E5F6
             */
            message_id: string;
            /** @default null */
            order?: components["schemas"]["Order"] | null;
            /**
             * @description Our number: +55…, 55…, 55…@s.whatsapp.net or 55…@c.us.
             * @example +5511988887777
             */
            phone_number: string;
            /** @default null */
            poll?: components["schemas"]["Poll"] | null;
            /**
             * @description The customer's name for themselves.
             * @default null
             * @example Ana
             */
            push_name?: string | null;
            /** @default null */
            quoted?: components["schemas"]["QuotedInEvent"] | null;
            /** @default null */
            reaction?: components["schemas"]["Reaction"] | null;
            /** @default null */
            referral?: components["schemas"]["Referral"] | null;
            /** @default null */
            revoked?: components["schemas"]["About"] | null;
            /** @default null */
            selected?: components["schemas"]["Selected"] | null;
            /**
             * @description Who of ours wrote it: app or api.
             * @default null
             * @example app
             */
            source?: string | null;
            /**
             * @description Seconds, milliseconds or microseconds since 1970, or ISO 8601.
             * @default null
             * @example 1773027345
             */
            timestamp?: number | string | null;
            /**
             * @description The customer, in messages from_me; `from` without it.
             * @default null
             */
            to?: string | null;
            /**
             * @description text, image, video, audio, document, sticker, location, contacts, button_reply, list_reply, order, poll_vote, reaction, edited, revoked, call, view_once, system, protocol, poll or unsupported; the names of Baileys, whatsapp-web.js and the Cloud API for these are understood. `text` without it.
             * @default null
             * @example text
             */
            type?: string | null;
        };
        MessagePage: {
            items: components["schemas"]["Message"][];
            /** @description Send it as `after` for the messages behind these; null when these end with the newest. */
            next_cursor: string | null;
            /** @description Send it as `before` for the messages ahead of these; null at the chat's beginning. */
            previous_cursor: string | null;
        };
        MessageReaction: {
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            at: string;
            /**
             * @description incoming: by the customer.
             * @enum {unknown}
             */
            by: "incoming" | "outgoing";
            /** @example 👍 */
            emoji: string;
        };
        NewCannedReply: {
            /**
             * @description What is typed behind a slash; unique in the workspace.
             * @example hours
             */
            shortcut: string;
            /**
             * @description What it says. The page fills in `{customer_name}` and `{member_name}`.
             * @example Hello {customer_name}, we are here from 9 to 18. {member_name}
             */
            text: string;
        };
        NewChat: {
            /**
             * @description Whether the AI answers here.
             * @default true
             */
            ai_enabled?: boolean;
            /**
             * Format: date-time
             * @default null
             */
            ai_off_until?: string | null;
            /**
             * @description The customer's.
             * @example +5511977776666
             */
            customer: string;
            /**
             * @description The team's own name for the customer.
             * @example Ana from the fair
             */
            name?: string;
            /**
             * @description Yours.
             * @example +5511988887777
             */
            phone_number: string;
        };
        NewContent: {
            /** Format: binary */
            file: string;
        };
        NewDocuments: {
            files: string[];
        };
        NewDraft: {
            /**
             * @description As it was typed; blanks alone are no draft.
             * @example The blue one is
             */
            content: string;
        };
        NewFeedback: {
            /** @example We deliver from Monday to Saturday. */
            answer: string;
            /**
             * @description What the customer wanted to know.
             * @example Do you deliver on Sundays?
             */
            question: string;
        };
        NewFile: {
            /**
             * @description The text below it.
             * @default
             */
            content?: string;
            /** Format: binary */
            file: string;
            /**
             * @description Recorded in a browser (WebM, MP4, Ogg): it is made a voice note before it goes out.
             * @default false
             */
            is_recording?: boolean;
            /**
             * @description The `seq` of the last message that you have seen: if a colleague or the AI has answered since, nothing is sent, and the answer is 409. Left out: it is sent anyway.
             * @default null
             * @example 7
             */
            last_seq?: number | null;
            /**
             * @description The id of the message of this chat that it answers.
             * @default null
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            quoted?: string | null;
            /**
             * @description In how many seconds it goes out, with all that is written behind it; until then `DELETE /chats/{id}/messages/{message_id}` takes it back. The AI yields at once.
             * @default 0
             * @example 0
             */
            send_after?: number;
        };
        NewLabel: {
            /**
             * @description Its colour, by name.
             * @default gray
             * @example blue
             * @enum {unknown}
             */
            color?: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink";
            /**
             * @description Unique in the workspace, in upper or lower case.
             * @example Wholesale
             */
            name: string;
        };
        NewMember: {
            /**
             * Format: email
             * @example bruno@example.com
             */
            email: string;
            /**
             * @description Admins manage the workspace; members work in its chats.
             * @default member
             * @example member
             * @enum {unknown}
             */
            role?: "admin" | "member";
        };
        NewMessage: {
            /** @example The blue one is R$ 120. */
            content: string;
            /**
             * @default outgoing
             * @example outgoing
             * @enum {string}
             */
            direction?: "outgoing";
            /**
             * @description The `seq` of the last message that you have seen: if a colleague or the AI has answered since, nothing is sent, and the answer is 409. Left out: it is sent anyway.
             * @default null
             * @example 7
             */
            last_seq?: number | null;
            /**
             * @description The id of the message of this chat that it answers.
             * @default null
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            quoted?: string | null;
            /**
             * @description In how many seconds it goes out, with all that is written behind it; until then `DELETE /chats/{id}/messages/{message_id}` takes it back. The AI yields at once.
             * @default 0
             * @example 0
             */
            send_after?: number;
        };
        NewNote: {
            /**
             * @description For colleagues alone.
             * @example She comes on Friday; keep the blue one.
             */
            content: string;
            /**
             * @description The ids of the members whom it is for in particular.
             * @example [
             *       "65f0c1d2a1b2c3d4e5f60718"
             *     ]
             */
            mentions?: string[];
        };
        NewPhoneNumber: {
            /**
             * @default
             * @example Sales
             */
            label?: string;
            /**
             * @description With the country's code; punctuation is ignored.
             * @example +5511988887777
             */
            phone_number: string;
        };
        NewPlaygroundTurn: {
            /**
             * @description The prompt to try; without it, the one that is in use.
             * @default null
             */
            draft?: components["schemas"]["PromptChoice"] | null;
            messages: components["schemas"]["SaidTurn"][];
        };
        NewPresence: {
            /**
             * @description What they do in the chat.
             * @example typing
             * @enum {unknown}
             */
            activity: "looking" | "typing" | "gone";
        };
        NewPushSubscription: {
            /**
             * @description The browser's secret.
             * @example BTBZMqHH6r4T…
             */
            auth: string;
            /**
             * @description Of a push service.
             * @example https://fcm.googleapis.com/fcm/send/dBxQy…
             */
            endpoint: string;
            /**
             * @description The browser's public key.
             * @example BCVxsr7N_eNg…
             */
            p256dh: string;
            /**
             * @description Whether notifications show what the customer wrote.
             * @default false
             * @example false
             */
            shows_texts?: boolean;
        };
        NewReplay: {
            /**
             * @description The prompt to try; without it, the one that is in use.
             * @default null
             */
            draft?: components["schemas"]["PromptChoice"] | null;
            /**
             * @description How many of the newest turns of customers.
             * @default 20
             * @example 20
             */
            turns?: number;
        };
        NewWorkflowStep: {
            /**
             * @description What the AI should find out.
             * @example How much the customer wants to spend
             */
            description: string;
            /**
             * @description Its name in tables, unique in the workspace, and none of theirs: chat_id, customer, phone_number, qualified, qualified_at, last_activity_at.
             * @example budget
             */
            key: string;
            /**
             * @description What its value must be.
             * @default text
             * @example number
             * @enum {unknown}
             */
            kind?: "text" | "number" | "yes_no" | "email" | "phone" | "date" | "choice";
            /**
             * @description What a choice is between.
             * @example []
             */
            options?: string[];
            /**
             * @description Whether a lead needs it to be qualified.
             * @default true
             * @example true
             */
            required?: boolean;
        };
        NewWorkspace: {
            /**
             * @default
             * @example Support and sales of the shop
             */
            description?: string;
            /** @example Blue Shoes */
            name: string;
        };
        Note: {
            /**
             * @description The id of the member who wrote it.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            author_id: string;
            /**
             * @description The id of its chat.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            chat_id: string;
            /**
             * @description For colleagues alone.
             * @example She comes on Friday; keep the blue one.
             */
            content: string;
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            edited_at: string | null;
            /**
             * @description The id of the note.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            id: string;
            /**
             * @description The ids of the members whom it is for in particular.
             * @example [
             *       "65f0c1d2a1b2c3d4e5f60718"
             *     ]
             */
            mentions: string[];
        };
        NotePage: {
            items: components["schemas"]["Note"][];
            /**
             * @description Where the next page begins; null on the last one.
             * @example WyI2NWYwIl0
             */
            next_cursor: string | null;
        };
        OfficeHours: {
            openings: components["schemas"]["Opening"][];
            /**
             * @description A name of the IANA database.
             * @example America/Sao_Paulo
             */
            time_zone: string;
        };
        Opening: {
            /** @example 18:00 */
            closes: string;
            /**
             * @example MONDAY
             * @enum {string}
             */
            day: "MONDAY" | "TUESDAY" | "WEDNESDAY" | "THURSDAY" | "FRIDAY" | "SATURDAY" | "SUNDAY";
            /** @example 09:00 */
            opens: string;
        };
        OptOutWords: {
            /** @example en */
            language: string;
            /**
             * @example [
             *       "start"
             *     ]
             */
            start: string[];
            /** @example Welcome back. */
            started_message: string;
            /**
             * @example [
             *       "stop"
             *     ]
             */
            stop: string[];
            /** @example Write START to hear from us again. */
            stopped_message: string;
        };
        Order: {
            items?: components["schemas"]["OrderItem"][];
            /** @default null */
            text?: string | null;
        };
        OrderItem: {
            /**
             * @default null
             * @example BRL
             */
            currency?: string | null;
            /** @default null */
            name?: string | null;
            /** @default null */
            price?: number | null;
            /**
             * @default null
             * @example lamp-blue
             */
            product_id?: string | null;
            /**
             * @default 1
             * @example 2
             */
            quantity?: number;
        };
        PageBox: {
            /**
             * @description From 0 to 1, from the page's upper left corner.
             * @example 0.12
             */
            bottom: number;
            /**
             * @description From 0 to 1, from the page's upper left corner.
             * @example 0.12
             */
            left: number;
            /**
             * @description From 0 to 1, from the page's upper left corner.
             * @example 0.12
             */
            right: number;
            /**
             * @description From 0 to 1, from the page's upper left corner.
             * @example 0.12
             */
            top: number;
        };
        PaginationMetadata: {
            /** @description First available page number. */
            first_page?: number;
            /** @description Last available page number. */
            last_page?: number;
            /** @description Next page number. */
            next_page?: number;
            /** @description Current page number. */
            page?: number;
            /** @description Previous page number. */
            previous_page?: number;
            /** @description Total number of items. */
            total?: number;
            /** @description Total number of pages. */
            total_pages?: number;
        };
        PasswordChange: {
            /**
             * Format: password
             * @example correct horse battery staple
             */
            current_password: string;
            /**
             * Format: password
             * @description 8 to 200 characters.
             * @example correct horse battery staple
             */
            new_password: string;
        };
        PhoneNumber: {
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            created_at: string;
            /**
             * @description The id of the phone number.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            id: string;
            /** @example Sales */
            label: string;
            /** @example +5511988887777 */
            phone_number: string;
            /**
             * @description What WhatsApp on the phone must scan; see qr.png.
             * @example 2@mK3xVq…
             */
            qr_code: string | null;
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            qr_expires_at: string | null;
            /**
             * @description The session on the WhatsApp server: disconnected, connecting, qr, connected, failed, logged_out, or its own word.
             * @example qr
             */
            state: string;
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            state_at: string;
            /** @example null */
            state_reason: string | null;
            /**
             * @description The id of its workspace.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            workspace_id: string;
        };
        PhoneNumberPage: {
            items: components["schemas"]["PhoneNumber"][];
            /**
             * @description Where the next page begins; null on the last one.
             * @example WyI2NWYwIl0
             */
            next_cursor: string | null;
        };
        PlaygroundTurn: {
            generation: components["schemas"]["Generation"];
            grounding: components["schemas"]["Grounding"] | null;
            hand_over: components["schemas"]["HandOver"] | null;
            passages: components["schemas"]["ShownPassage"][];
            /** @description As it was sent to the model. */
            prompt: components["schemas"]["ShownTurn"][];
            /** @example The blue one is R$ 249. */
            reply: string;
            steps: components["schemas"]["CompletedStep"][];
            /** @description What it took to know which steps are complete. */
            tracking: components["schemas"]["Generation"] | null;
        };
        Poll: {
            /**
             * @default null
             * @example Which colour?
             */
            question?: string | null;
            /**
             * @example [
             *       "Blue"
             *     ]
             */
            selected?: string[];
        };
        Presence: {
            /**
             * @description What they do in the chat.
             * @example typing
             */
            activity: string;
            /**
             * @description The id of the member.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            user_id: string;
        };
        PresencePage: {
            items: components["schemas"]["Presence"][];
            /**
             * @description Where the next page begins; null on the last one.
             * @example WyI2NWYwIl0
             */
            next_cursor: string | null;
        };
        Preview: {
            /**
             * @description The id of the part.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            chunk_id: string;
            /**
             * @description What it stands under: the document, then headings or the table.
             * @example Prices 2026
             */
            context: string;
            /**
             * @description The id of its document.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            document_id: string;
            /** @example Prices 2026.xlsx */
            filename: string;
            /**
             * @example xlsx
             * @enum {unknown}
             */
            kind: "pdf" | "docx" | "txt" | "markdown" | "csv" | "xlsx" | "xls" | null;
            /** @description Of a PDF, as long as its present content is the one that the part was read from. */
            pages: components["schemas"]["PreviewPage"][];
            /**
             * @description The page or pages, or the sheet and cells.
             * @example Prices!A1:C18
             */
            place: string;
            /** @description Null where it is text. */
            table: components["schemas"]["PreviewTable"] | null;
            /** @description Empty where it is a table. */
            text: components["schemas"]["TextStretch"][];
            /**
             * @description Which content of the document, counted from 1.
             * @example 1
             */
            version: number;
        };
        PreviewPage: {
            boxes: components["schemas"]["PageBox"][];
            /**
             * @description In points.
             * @example 842
             */
            height: number;
            /**
             * @description Counted from 1.
             * @example 3
             */
            number: number;
            /**
             * @description The path of its picture, a PNG. A browser's elements add its session's `file_ticket`.
             * @example /documents/workspace/65f0…/65f1…/preview/page?version=1&number=3
             */
            picture: string;
            /**
             * @description In points.
             * @example 595
             */
            width: number;
        };
        PreviewRow: {
            /**
             * @example [
             *       "BS-42",
             *       "Blue shoe",
             *       "R$ 120"
             *     ]
             */
            cells: string[];
            /** @description Of the part itself; else of what is around it. */
            is_within: boolean;
            /**
             * @description Which of the cells are marked, counted from 0.
             * @example [
             *       2
             *     ]
             */
            marked: number[];
            /**
             * @description The range of its cells.
             * @example A4:C4
             */
            place: string | null;
        };
        PreviewTable: {
            /**
             * @example [
             *       "SKU",
             *       "Name",
             *       "Price"
             *     ]
             */
            header: string[];
            rows: components["schemas"]["PreviewRow"][];
            /** @example Prices */
            sheet: string | null;
            /**
             * @description Empty without one.
             * @example Shoes
             */
            title: string;
        };
        Profile: {
            /** @example Ana Souza */
            full_name?: string;
        };
        Progress: {
            /** @example 2 */
            completed: number;
            /** @example 2 */
            required: number;
            /** @example 1 */
            required_completed: number;
            /** @example 3 */
            total: number;
        };
        Prompt: {
            /**
             * @description What customers may know of the business: hours, prices, addresses, conditions.
             * @example A shoe shop in São Paulo.
             */
            business_description?: string | null;
            /**
             * @description Sent before the first reply to a new customer.
             * @example Welcome to Blue Shoes!
             */
            greeting?: string | null;
            /**
             * @description Sent once when the AI leaves a chat to people.
             * @example Bruno will take over.
             */
            hand_over_message?: string | null;
            /**
             * @description When to leave the chat to people.
             * @example [
             *       "The customer complains about a delivery."
             *     ]
             */
            hand_over_rules?: string[] | null;
            /**
             * @description In which to reply; null: the customer's.
             * @example Portuguese
             */
            language?: string | null;
            /**
             * @example short
             * @enum {unknown}
             */
            length?: "short" | "medium" | "long" | null;
            /**
             * @example [
             *       "discounts of more than 10 %"
             *     ]
             */
            never_say?: string[] | null;
            office_hours?: components["schemas"]["OfficeHours"] | null;
            /**
             * @description Sent once outside the office hours; the AI then waits for the office to open. Without it, the AI answers round the clock.
             * @example We are closed now and will answer tomorrow from nine.
             */
            out_of_hours_message?: string | null;
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            readonly saved_at?: string;
            /**
             * @description The id of the member who saved it.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            readonly saved_by?: string | null;
            /**
             * @description What the AI is to do and how. Never shown to customers: facts for them belong into business_description.
             * @example You are the friendly assistant of Blue Shoes.
             */
            system_prompt?: string | null;
            /** @example warm and informal, with an emoji now and then */
            tone?: string | null;
            /**
             * @description From 1; 0 while nothing was ever saved.
             * @example 3
             */
            readonly version?: number;
        };
        PromptChoice: {
            /**
             * @description What customers may know of the business: hours, prices, addresses, conditions.
             * @example A shoe shop in São Paulo.
             */
            business_description?: string | null;
            /**
             * @description Sent before the first reply to a new customer.
             * @example Welcome to Blue Shoes!
             */
            greeting?: string | null;
            /**
             * @description Sent once when the AI leaves a chat to people.
             * @example Bruno will take over.
             */
            hand_over_message?: string | null;
            /**
             * @description When to leave the chat to people.
             * @example [
             *       "The customer complains about a delivery."
             *     ]
             */
            hand_over_rules?: string[] | null;
            /**
             * @description In which to reply; null: the customer's.
             * @example Portuguese
             */
            language?: string | null;
            /**
             * @example short
             * @enum {unknown}
             */
            length?: "short" | "medium" | "long" | null;
            /**
             * @example [
             *       "discounts of more than 10 %"
             *     ]
             */
            never_say?: string[] | null;
            office_hours?: components["schemas"]["OfficeHours"] | null;
            /**
             * @description Sent once outside the office hours; the AI then waits for the office to open. Without it, the AI answers round the clock.
             * @example We are closed now and will answer tomorrow from nine.
             */
            out_of_hours_message?: string | null;
            /**
             * @description What the AI is to do and how. Never shown to customers: facts for them belong into business_description.
             * @example You are the friendly assistant of Blue Shoes.
             */
            system_prompt?: string | null;
            /** @example warm and informal, with an emoji now and then */
            tone?: string | null;
        };
        PromptPage: {
            items: components["schemas"]["Prompt"][];
            /**
             * @description Where the next page begins; null on the last one.
             * @example WyI2NWYwIl0
             */
            next_cursor: string | null;
        };
        PushState: {
            /**
             * @description What the browser subscribes with, in base64url; null where notifications are not set up.
             * @example BEl62iUYgUiv…
             */
            public_key: string | null;
            subscription: components["schemas"]["PushSubscription"] | null;
        };
        PushSubscription: {
            /**
             * @description Of a push service.
             * @example https://fcm.googleapis.com/fcm/send/dBxQy…
             */
            endpoint: string;
            /**
             * @description Whether notifications show what the customer wrote.
             * @example false
             */
            shows_texts: boolean;
        };
        QrEvent: {
            /**
             * @description Yours, for your own logs.
             * @default null
             * @example evt_01JNZ0Q3
             */
            event_id?: string | null;
            /**
             * @description Seconds.
             * @default null
             * @example 20
             */
            expires_in?: number | null;
            /**
             * @description Our number: +55…, 55…, 55…@s.whatsapp.net or 55…@c.us.
             * @example +5511988887777
             */
            phone_number: string;
            /**
             * @description The code's text, or its picture as a PNG data URL.
             * @example 2@mK3xVqT…
             */
            qr_code: string;
            /**
             * @description Seconds, milliseconds or microseconds since 1970, or ISO 8601.
             * @default null
             * @example 1773027345
             */
            timestamp?: number | string | null;
        };
        Quoted: {
            content: string | null;
            /**
             * @description Its id on WhatsApp.
             * @example 3EB0A9F1B2C3D4E5F6
             */
            message_id: string;
        };
        QuotedInEvent: {
            /**
             * @default null
             * @example We have blue ones again!
             */
            message?: string | null;
            /**
             * @description Unique for each business number.
             * @example 3EB0A9F1B2C3D4E5F6
             */
            message_id: string;
        };
        Reaction: {
            /**
             * @default null
             * @example 👍
             */
            emoji?: string | null;
            /**
             * @description Unique for each business number.
             * @example 3EB0A9F1B2C3D4E5F6
             */
            message_id: string;
        };
        Readiness: {
            checks: components["schemas"]["DependencyCheck"][];
            /** @example ready */
            status: string;
        };
        Receipt: {
            /**
             * @description Our id of the message that it brings.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            message_id: string | null;
            /**
             * @description accepted: written down, and taken in within moments (the journal tells what became of it); repeated: known already; dropped: not kept, see the reason.
             * @example accepted
             */
            outcome: string;
            /** @example null */
            reason: string | null;
            /**
             * @description What of the event was ignored, for people to read.
             * @example []
             */
            warnings: string[];
        };
        Referral: {
            /** @default null */
            body?: string | null;
            /** @default null */
            ctwa_clid?: string | null;
            /**
             * @default null
             * @example Blue lamps, this week only
             */
            headline?: string | null;
            /** @default null */
            source_id?: string | null;
            /** @default null */
            source_url?: string | null;
        };
        Registration: {
            /**
             * Format: email
             * @example ana@example.com
             */
            email: string;
            /** @example Ana Souza */
            full_name: string;
            /**
             * Format: password
             * @description 8 to 200 characters.
             * @example correct horse battery staple
             */
            password: string;
        };
        Replay: {
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            created_at: string;
            /**
             * @description How many turns are answered.
             * @example 20
             */
            done: number;
            error: string | null;
            /**
             * @description The id of the replay.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            id: string;
            /**
             * @example done
             * @enum {unknown}
             */
            state: "running" | "done" | "failed";
            /** @example 20 */
            total: number;
            turns: components["schemas"]["ReplayedTurn"][];
        };
        ReplayedTurn: {
            /**
             * @description The id of the chat.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            chat_id: string;
            /** @description Why there is no new reply. */
            error: string | null;
            generation: components["schemas"]["Generation"] | null;
            /** @description Why people would take over. */
            hand_over: string | null;
            /**
             * @example [
             *       "How much is the blue one?"
             *     ]
             */
            question: string[];
            /** @description From the documents. */
            quotes: string[];
            /**
             * @description What they would get.
             * @example The blue one is R$ 249.
             */
            replayed: string | null;
            /**
             * @description What the customer got.
             * @example I do not know.
             */
            sent: string;
        };
        RepliesByAuthor: {
            /** @example 120 */
            ai: number;
            /**
             * @description By the team, in the inbox.
             * @example 14
             */
            member: number;
            /**
             * @description By somebody at the business phone itself.
             * @example 3
             */
            phone: number;
        };
        SaidTurn: {
            /** @example How much is the blue one? */
            content: string;
            /**
             * @example customer
             * @enum {string}
             */
            role: "customer" | "business";
        };
        Search: {
            /**
             * @description The most parts of documents to return.
             * @default 5
             * @example 5
             */
            k?: number;
            /** @example How much is the blue shoe? */
            query: string;
        };
        SearchHit: {
            /**
             * @description The range that its rows stand in; null outside of tables.
             * @example A1:C18
             */
            cells: string | null;
            /**
             * @description The id of the chunk.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            chunk_id: string;
            /**
             * @description What it stands under: the document, then headings or the table.
             * @example Prices 2026
             */
            context: string;
            /**
             * @description The id of its document.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            document_id: string;
            /** @example Prices 2026.xlsx */
            filename: string;
            /**
             * @description The first and the last page, counted from 1; null without pages.
             * @example null
             */
            pages: number[] | null;
            /**
             * @description The page or pages, or the sheet and cells.
             * @example Prices!A1:C18
             */
            place: string;
            rows: components["schemas"]["HitRow"][];
            scores: components["schemas"]["HitScores"];
            /** @example Prices */
            sheet: string | null;
            /**
             * @example SKU | Name | Price
             *     BS-42 | Blue shoe | R$ 120
             */
            text: string;
            /**
             * @description Which content of the document, counted from 1.
             * @example 1
             */
            version: number;
        };
        SearchPage: {
            /** @description Whose customer has this name or number, ten at most; on the first page alone. */
            chats: components["schemas"]["Chat"][];
            /** @description What was said and noted, the newest first. */
            items: components["schemas"]["Hit"][];
            /** @description Where the next page begins. */
            next_cursor: string | null;
        };
        SearchResult: {
            /**
             * @description What the AI would be shown of it; empty when there is nothing.
             * @example <passages>
             *     <passage number="1" source="Prices 2026.xlsx, Prices!A1:C18">…
             */
            context: string;
            items: components["schemas"]["SearchHit"][];
        };
        Selected: {
            /**
             * @default null
             * @example size-m
             */
            id?: string | null;
            /**
             * @default null
             * @example Size M
             */
            title?: string | null;
        };
        SentMessage: {
            /** @example false */
            ai_enabled: boolean;
            /**
             * @description `phone` is somebody at the business phone itself.
             * @enum {unknown}
             */
            author: "customer" | "ai" | "member" | "phone";
            /**
             * @description The id of the member who wrote it.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            author_id: string | null;
            /**
             * @description The id of its chat.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            chat_id: string;
            /** @example The blue one is R$ 120. */
            content: string;
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            created_at: string;
            decision: components["schemas"]["Decision"] | null;
            /**
             * @description What text can't carry, by the names of the webhook: location, contacts, selected, order, poll, referral, forwarded, source.
             * @example {
             *       "location": {
             *         "latitude": -23.5505,
             *         "longitude": -46.6333,
             *         "name": "Praça da Sé"
             *       }
             *     }
             */
            details: {
                [key: string]: unknown;
            };
            /** @enum {unknown} */
            direction: "incoming" | "outgoing";
            /** @description Earlier texts, the oldest first. */
            edits: components["schemas"]["Edit"][];
            /** @description Why sending failed. */
            error: string | null;
            feedback: components["schemas"]["Feedback"] | null;
            generation: components["schemas"]["Generation"] | null;
            grounding: components["schemas"]["Grounding"] | null;
            /**
             * @description The id of the message.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            id: string;
            media: components["schemas"]["Media"] | null;
            /**
             * @description Its id on WhatsApp.
             * @example 3EB0A9F1B2C3D4E5F6
             */
            message_id: string;
            /** @example You hold this chat now: the AI is off in it until you switch it on again. */
            notice: string;
            /**
             * @description Which part of a reply in several messages.
             * @example 1
             */
            part: number;
            /**
             * @description What an automatic message is for.
             * @enum {unknown}
             */
            purpose: "reply" | "greeting" | "hand_over" | "out_of_hours" | "opt_out" | null;
            quoted: components["schemas"]["Quoted"] | null;
            reactions: components["schemas"]["MessageReaction"][];
            /**
             * Format: date-time
             * @description When its writer took it back.
             * @example 2026-03-09T03:35:45.123Z
             */
            revoked_at: string | null;
            /**
             * Format: date-time
             * @description What waits to be sent does not go out before.
             * @example 2026-03-09T03:35:45.123Z
             */
            send_at: string | null;
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            sent_at: string;
            /**
             * @description Its position in the chat.
             * @example 7
             */
            seq: number;
            /**
             * @description `cancelled`: it is never sent, since it was overtaken (an automatic one) or taken back.
             * @example delivered
             * @enum {unknown}
             */
            status: "received" | "queued" | "sending" | "unconfirmed" | "unknown" | "sent" | "delivered" | "read" | "played" | "failed" | "cancelled";
            /** @description When each status was reached. */
            status_at: {
                [key: string]: string;
            };
            /** @example text */
            type: string;
        };
        ShownPassage: {
            /** @example prices.csv, A2:D4 */
            source: string;
            text: string;
        };
        ShownTurn: {
            content: string;
            /**
             * @description As the model's server knows it.
             * @example system
             */
            role: string;
        };
        SnippetPart: {
            /**
             * @description Whether this is what was looked for.
             * @example true
             */
            matched: boolean;
            /** @example blue */
            text: string;
        };
        Source: {
            /**
             * @description The id of the chunk.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            chunk_id: string;
            /**
             * @description The id of the document.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            document_id: string;
            /** @example Prices 2026.xlsx */
            filename: string;
            /**
             * @description The page, or the sheet and cells, or the headings.
             * @example Prices!A4:C4
             */
            place: string;
            /** @example BS-42 | Blue shoe | R$ 120 */
            quote: string;
            /**
             * @description Which content of the document, from 1.
             * @example 1
             */
            version: number;
        };
        Stage: {
            /** @example 17 */
            completed: number;
            step: components["schemas"]["WorkflowStep"];
        };
        StatedFigure: {
            /**
             * @description Null: nothing does.
             * @example document
             * @enum {unknown}
             */
            basis: "document" | "conversation" | "business" | "lead" | "clock" | "arithmetic" | "general_knowledge" | null;
            /** @example R$ 120 */
            text: string;
            /**
             * @description In a document, the row or passage.
             * @example Prices 2026.xlsx · Prices!A4:C4
             */
            where: string;
        };
        StatusEvent: {
            /**
             * @description Yours, for your own logs.
             * @default null
             * @example evt_01JNZ0Q3
             */
            event_id?: string | null;
            /**
             * @description Our number: +55…, 55…, 55…@s.whatsapp.net or 55…@c.us.
             * @example +5511988887777
             */
            phone_number: string;
            /**
             * @default null
             * @example phone offline
             */
            reason?: string | null;
            /**
             * @description disconnected, connecting, qr, connected, failed, logged_out; others are shown as given.
             * @example connected
             */
            status: string;
            /**
             * @description Seconds, milliseconds or microseconds since 1970, or ISO 8601.
             * @default null
             * @example 1773027345
             */
            timestamp?: number | string | null;
        };
        StepProgress: {
            /** @example true */
            complete: boolean;
            current: components["schemas"]["Completion"] | null;
            /**
             * @description Whether a member decided on it, so that the AI leaves it alone.
             * @example false
             */
            held: boolean;
            /** @description What it was before, oldest first. */
            history: components["schemas"]["Completion"][];
            /** @description Whether the step is no longer one of the workspace's. */
            removed: boolean;
            step: components["schemas"]["WorkflowStep"];
        };
        StepValue: {
            /**
             * @description A text, a number, or true or false, as the kind of the step is.
             * @example 500
             */
            value: string | number | boolean | null;
        };
        Suggestion: {
            /** @example The blue one is R$ 120. */
            content: string;
            /**
             * @description Whether it knew the answer; null if there was nothing to know.
             * @example true
             */
            found: boolean | null;
            generation: components["schemas"]["Generation"];
            grounding: components["schemas"]["Grounding"] | null;
        };
        Summary: {
            content: components["schemas"]["Content"] | null;
            error: string | null;
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            made_at: string | null;
            /**
             * @description Whether messages have come after it.
             * @example false
             */
            stale: boolean;
            /**
             * @description `none`: nobody has asked for one; `waiting`: it is being written, `content` is the earlier one if there is any; `failed`: see `error`.
             * @example ready
             * @enum {unknown}
             */
            state: "none" | "waiting" | "ready" | "failed";
            /**
             * @description The id of the newest message that it knows of.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            up_to_message_id: string | null;
            /**
             * @description That message's position in the chat.
             * @example 42
             */
            up_to_seq: number;
        };
        TextStretch: {
            is_marked: boolean;
            /** @description Of the part itself; else of what is around it. */
            is_within: boolean;
            text: string;
        };
        Tokens: {
            /** @example eyJhbGciOiJIUzI1NiIs… */
            access_token: string;
            /**
             * @description The access token's seconds.
             * @example 1800
             */
            expires_in: number;
            /** @example eyJhbGciOiJIUzI1NiIs… */
            refresh_token: string;
            /** @example bearer */
            token_type: string;
        };
        TokensUsed: {
            /**
             * @description What it wrote.
             * @example 36000
             */
            completion: number;
            /**
             * @description In US dollars; null where no price is set.
             * @example 0.43
             */
            cost: number | null;
            /**
             * @description What it was shown.
             * @example 412000
             */
            prompt: number;
        };
        Transition: {
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            at: string;
            /**
             * @description The id of the member who did.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            by: string | null;
            /**
             * @example step_completed
             * @enum {unknown}
             */
            cause: "step_completed" | "step_cleared" | "steps_changed";
            /**
             * @description The id of the message that did.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            message_id: string | null;
            /** @example true */
            qualified: boolean;
            /**
             * @description The id of the step that brought it about.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            step_id: string | null;
        };
        Workflow: {
            progress: components["schemas"]["Progress"];
            /** @example false */
            qualified: boolean;
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            qualified_at: string | null;
            steps: components["schemas"]["StepProgress"][];
            /** @description Why the newest messages could not be read. */
            tracking_error: string | null;
            transitions: components["schemas"]["Transition"][];
        };
        WorkflowStep: {
            /**
             * @description What the AI should find out.
             * @example How much the customer wants to spend
             */
            description: string;
            /**
             * @description The id of the step.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            id: string;
            /**
             * @description Its name in tables, unique in the workspace, and none of theirs: chat_id, customer, phone_number, qualified, qualified_at, last_activity_at.
             * @example budget
             */
            key: string;
            /**
             * @description What its value must be.
             * @example number
             * @enum {unknown}
             */
            kind: "text" | "number" | "yes_no" | "email" | "phone" | "date" | "choice";
            /**
             * @description What a choice is between.
             * @example []
             */
            options: string[];
            /**
             * @description Its place among the steps, from 0.
             * @example 0
             */
            position: number;
            /**
             * @description Whether a lead needs it to be qualified.
             * @example true
             */
            required: boolean;
        };
        WorkflowStepChange: {
            /**
             * @description What the AI should find out.
             * @example How much the customer wants to spend
             */
            description?: string;
            /**
             * @description Its name in tables, unique in the workspace, and none of theirs: chat_id, customer, phone_number, qualified, qualified_at, last_activity_at.
             * @example budget
             */
            key?: string;
            /**
             * @description What its value must be.
             * @example number
             * @enum {unknown}
             */
            kind?: "text" | "number" | "yes_no" | "email" | "phone" | "date" | "choice";
            /**
             * @description What a choice is between.
             * @example []
             */
            options?: string[];
            /**
             * @description Whether a lead needs it to be qualified.
             * @example true
             */
            required?: boolean;
        };
        WorkflowStepOrder: {
            /**
             * @description Each step exactly once.
             * @example [
             *       "65f0c1d2a1b2c3d4e5f60718"
             *     ]
             */
            step_ids: string[];
        };
        WorkflowStepPage: {
            items: components["schemas"]["WorkflowStep"][];
            /**
             * @description Where the next page begins; null on the last one.
             * @example WyI2NWYwIl0
             */
            next_cursor: string | null;
        };
        Workspace: {
            /**
             * Format: date-time
             * @example 2026-03-09T03:35:45.123Z
             */
            created_at: string;
            /** @example Support and sales of the shop */
            description: string;
            /**
             * @description The id of the workspace.
             * @example 65f0c1d2a1b2c3d4e5f60718
             */
            id: string;
            /** @example Blue Shoes */
            name: string;
            /**
             * @description Your own role.
             * @example admin
             * @enum {unknown}
             */
            role: "admin" | "member";
        };
        WorkspaceChange: {
            /** @example Support and sales of the shop */
            description?: string;
            /** @example Blue Shoes */
            name?: string;
        };
        WorkspacePage: {
            items: components["schemas"]["Workspace"][];
            /**
             * @description Where the next page begins; null on the last one.
             * @example WyI2NWYwIl0
             */
            next_cursor: string | null;
        };
    };
    responses: {
        /** @description Bad Gateway */
        BAD_GATEWAY: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": 502,
                 *       "status": "Bad Gateway",
                 *       "message": "The WhatsApp server answered 400: unknown number"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Bad Request */
        BAD_REQUEST: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": 400,
                 *       "status": "Bad Request",
                 *       "message": "The body is not valid JSON."
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Conflict */
        CONFLICT: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": 409,
                 *       "status": "Conflict",
                 *       "message": "A workspace can have at most 2 phone numbers: remove one first."
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Forbidden */
        FORBIDDEN: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": 403,
                 *       "status": "Forbidden",
                 *       "message": "Your role in this workspace does not allow this."
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Internal Server Error */
        INTERNAL_SERVER_ERROR: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": 500,
                 *       "status": "Internal Server Error",
                 *       "message": "Something went wrong on our side. The request id finds it in the log."
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Not Found */
        NOT_FOUND: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": 404,
                 *       "status": "Not Found",
                 *       "message": "There is no such chat."
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Request Entity Too Large */
        REQUEST_ENTITY_TOO_LARGE: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": 413,
                 *       "status": "Request Entity Too Large",
                 *       "message": "The data value transmitted exceeds the capacity limit."
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Requested Range Not Satisfiable */
        REQUESTED_RANGE_NOT_SATISFIABLE: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": 416,
                 *       "status": "Requested Range Not Satisfiable",
                 *       "message": "The file has no such part."
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Service Unavailable */
        SERVICE_UNAVAILABLE: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": 503,
                 *       "status": "Service Unavailable",
                 *       "message": "The database can't be reached for the moment: try again."
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Too Many Requests */
        TOO_MANY_REQUESTS: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": 429,
                 *       "status": "Too Many Requests",
                 *       "message": "Too many requests: 100 per 1 minute are served, try again later."
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Unauthorized */
        UNAUTHORIZED: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": 401,
                 *       "status": "Unauthorized",
                 *       "message": "Send your access token, as the header Authorization: Bearer <token>."
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Unprocessable Entity */
        UNPROCESSABLE_ENTITY: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": 422,
                 *       "status": "Unprocessable Entity",
                 *       "message": "The request is not as documented: see errors.",
                 *       "errors": {
                 *         "json": {
                 *           "email": [
                 *             "Not a valid email address."
                 *           ]
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Unsupported Media Type */
        UNSUPPORTED_MEDIA_TYPE: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": 415,
                 *       "status": "Unsupported Media Type",
                 *       "message": "Send the body as JSON, with the header Content-Type: application/json."
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    post_auth_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ana@example.com",
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/json": components["schemas"]["Login"];
                "application/x-www-form-urlencoded": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_auth_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UNAUTHORIZED"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_auth_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    patch_auth_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Profile"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_auth_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_auth_push_subscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushState"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    put_auth_push_subscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPushSubscription"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushSubscription"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    delete_auth_push_subscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UNAUTHORIZED"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_auth_refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_auth_register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Registration"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            409: components["responses"]["CONFLICT"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_auth_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrowserSession"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    delete_auth_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UNAUTHORIZED"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_auth_session_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrowserSession"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_auth_session_refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrowserSession"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_chats_chat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    patch_chats_chat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChatChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    put_chats_chat_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDraft"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_chats_chat_files: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your choice. Sending again with the same one sends nothing twice. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["NewFile"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentMessage"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CONFLICT"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    put_chats_chat_labels_label: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
                label_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    delete_chats_chat_labels_label: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
                label_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_chats_chat_messages: {
        parameters: {
            query?: {
                /** @description An opaque position in the list: send it back as it came. */
                after?: string | null;
                /** @description The `seq` of a message to show with what was written before and after it. */
                around?: number | null;
                /** @description An opaque position in the list: send it back as it came. */
                before?: string | null;
                /** @description The most items to return. */
                limit?: number;
            };
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_chats_chat_messages: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your choice. Sending again with the same one sends nothing twice. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMessage"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentMessage"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CONFLICT"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    delete_chats_chat_messages_message: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CONFLICT"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_chats_chat_notes: {
        parameters: {
            query?: {
                /** @description An opaque position in the list: send it back as it came. */
                cursor?: string | null;
                /** @description The most items to return. */
                limit?: number;
            };
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotePage"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_chats_chat_notes: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your choice. Sending again with the same one sends nothing twice. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNote"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CONFLICT"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    put_chats_chat_notes_note: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
                note_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNote"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    delete_chats_chat_notes_note: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
                note_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    delete_chats_chat_opt_out: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_chats_chat_presence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PresencePage"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_chats_chat_presence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPresence"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_chats_chat_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_chats_chat_suggestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CONFLICT"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            502: components["responses"]["BAD_GATEWAY"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_chats_chat_summary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Summary"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_chats_chat_summary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Summary"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_chats_chat_workflow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workflow"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    put_chats_chat_workflow_step: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
                step_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepValue"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workflow"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    delete_chats_chat_workflow_step: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
                step_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workflow"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_chats_workspace: {
        parameters: {
            query?: {
                /** @description Only those with the AI on, or off. */
                ai_enabled?: boolean | null;
                /** @description Only those that this member looks after: an id, `me`, or `nobody`. */
                assigned_to?: string | null;
                /** @description An opaque position in the list: send it back as it came. */
                cursor?: string | null;
                /** @description Only those with this label: its id. */
                label?: string | null;
                /** @description Only those that are qualified, or those that are not. */
                lead?: "qualified" | "unqualified" | null;
                /** @description The most items to return. */
                limit?: number;
                /** @description Only those that the AI left to people, or did not. */
                needs_person?: boolean | null;
                /** @description Only those with this number of yours. */
                phone_number?: string | null;
                /** @description A part of the customer's name or number, in upper or lower case; or of the last message, beginning with one of its first 40 words. An id that is no number is found by its beginning. */
                search?: string | null;
                /** @description Only those with a failed message that nobody has seen to, or the others. */
                send_failed?: boolean | null;
                /** @description Only those in this state. */
                state?: "open" | "snoozed" | "closed" | null;
                /** @description Only those whose newest message that wants an answer has none, or the others. */
                unanswered?: boolean | null;
                /** @description Only those with unread messages, or without. */
                unread?: boolean | null;
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatPage"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_chats_workspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewChat"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_chats_workspace_bulk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResult"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_chats_workspace_counts: {
        parameters: {
            query?: {
                /** @description Only those in this state. */
                state?: "open" | "snoozed" | "closed" | null;
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatCounts"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_chats_workspace_drafts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftPage"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_chats_workspace_search: {
        parameters: {
            query: {
                /** @description An opaque position in the list: send it back as it came. */
                cursor?: string | null;
                /** @description The most items to return. */
                limit?: number;
                /** @description Words, in upper or lower case, with or without accents, of which the last may be a beginning; a number is found however it is written, and without its country's code. */
                q: string;
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchPage"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_documents_workspace: {
        parameters: {
            query?: {
                /** @description An opaque position in the list: send it back as it came. */
                cursor?: string | null;
                /** @description The most items to return. */
                limit?: number;
                /** @description Only those so far. */
                state?: "queued" | "parsing" | "embedding" | "ready" | "no_text" | "failed" | null;
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentPage"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_documents_workspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["NewDocuments"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentPage"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CONFLICT"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_documents_workspace_document: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    delete_documents_workspace_document: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_documents_workspace_document_changes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Changes"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_documents_workspace_document_chunks: {
        parameters: {
            query?: {
                /** @description An opaque position in the list: send it back as it came. */
                cursor?: string | null;
                /** @description The most items to return. */
                limit?: number;
            };
            header?: never;
            path: {
                document_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChunkPage"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_documents_workspace_document_chunks_chunk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chunk_id: string;
                document_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chunk"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_documents_workspace_document_content: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    put_documents_workspace_document_content: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["NewContent"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CONFLICT"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_documents_workspace_document_preview: {
        parameters: {
            query: {
                /** @description The id of the part, as sources and hits name it. */
                chunk: string;
                /** @description Where a source stands, of a table one row. */
                place?: string;
                /** @description Words to mark. On pages the whole part is marked where they are not found. */
                quote?: string[];
            };
            header?: never;
            path: {
                document_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_documents_workspace_document_preview_page: {
        parameters: {
            query: {
                /** @description Counted from 1. */
                number: number;
                /** @description Which content of the document, counted from 1. */
                version: number;
            };
            header?: never;
            path: {
                document_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_documents_workspace_document_reindex: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_healthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alive"];
                };
            };
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_knowledge_workspace_gaps: {
        parameters: {
            query?: {
                /** @description Those that a note answers, or those that none does. */
                answered?: boolean;
                /** @description An opaque position in the list: send it back as it came. */
                cursor?: string | null;
                /** @description The most items to return. */
                limit?: number;
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GapPage"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    delete_knowledge_workspace_gaps_gap: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                gap_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_knowledge_workspace_gaps_gap_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                gap_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GapAnswer"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnsweredGap"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CONFLICT"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_knowledge_workspace_search: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Search"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResult"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            502: components["responses"]["BAD_GATEWAY"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_messages_message: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_messages_message_decision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decision"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    put_messages_message_feedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFeedback"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CONFLICT"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_messages_message_media: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            416: components["responses"]["REQUESTED_RANGE_NOT_SATISFIABLE"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_messages_message_retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CONFLICT"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_readyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            /** @description Messages can't be taken in. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    get_sent_files_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            404: components["responses"]["NOT_FOUND"];
            416: components["responses"]["REQUESTED_RANGE_NOT_SATISFIABLE"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_webhooks_whatsapp_delivery: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeliveryEvent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_webhooks_whatsapp_message: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageEvent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_webhooks_whatsapp_qr: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QrEvent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_webhooks_whatsapp_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusEvent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_workspaces: {
        parameters: {
            query?: {
                /** @description An opaque position in the list: send it back as it came. */
                cursor?: string | null;
                /** @description The most items to return. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspacePage"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_workspaces: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWorkspace"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_workspaces_workspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    delete_workspaces_workspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    patch_workspaces_workspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkspaceChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_workspaces_workspace_ai_settings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AiSettings"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    put_workspaces_workspace_ai_settings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AiSettingsChoice"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AiSettings"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    patch_workspaces_workspace_ai_settings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AiSettingsChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AiSettings"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CONFLICT"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_workspaces_workspace_canned_replies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedReplyPage"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_workspaces_workspace_canned_replies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCannedReply"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedReply"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    delete_workspaces_workspace_canned_replies_canned_reply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                canned_reply_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    patch_workspaces_workspace_canned_replies_canned_reply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                canned_reply_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CannedReplyChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedReply"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_workspaces_workspace_figures: {
        parameters: {
            query?: {
                /** @description The first day; without one, the 30 days up to today. */
                from?: string | null;
                /** @description The last day, with `from`: 92 days at most. */
                to?: string | null;
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Figures"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_workspaces_workspace_journal: {
        parameters: {
            query?: {
                /** @description An opaque position in the list: send it back as it came. */
                cursor?: string | null;
                /** @description The most items to return. */
                limit?: number;
                /** @description WhatsApp's. */
                message_id?: string | null;
                /** @description Yours. */
                phone_number?: string | null;
                /** @description waiting: not taken in yet; taken_in; dropped: not kept, see the reason; set_aside: could not be taken in, and can be tried again. */
                state?: "waiting" | "taken_in" | "dropped" | "set_aside" | null;
                /** @description By which webhook. */
                told?: "message" | "delivery" | "status" | "qr" | null;
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalEntryPage"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_workspaces_workspace_journal_entry_replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalEntry"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CONFLICT"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_workspaces_workspace_labels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelPage"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_workspaces_workspace_labels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLabel"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Label"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    delete_workspaces_workspace_labels_label: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                label_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    patch_workspaces_workspace_labels_label: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                label_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LabelChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Label"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_workspaces_workspace_leads: {
        parameters: {
            query?: {
                /** @description An opaque position in the list: send it back as it came. */
                cursor?: string | null;
                /** @description Only those that are qualified, or those that are not. */
                lead?: "qualified" | "unqualified" | null;
                /** @description The most items to return. */
                limit?: number;
                /** @description Only those that have completed this step: its id. */
                step?: string | null;
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeadPage"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    "get_workspaces_workspace_leads.csv": {
        parameters: {
            query?: {
                /** @description Only those that are qualified, or those that are not. */
                lead?: "qualified" | "unqualified" | null;
                /** @description Only those that have completed this step: its id. */
                step?: string | null;
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    "get_workspaces_workspace_leads.xlsx": {
        parameters: {
            query?: {
                /** @description Only those that are qualified, or those that are not. */
                lead?: "qualified" | "unqualified" | null;
                /** @description Only those that have completed this step: its id. */
                step?: string | null;
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_workspaces_workspace_members: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberPage"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_workspaces_workspace_members: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMember"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CONFLICT"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    delete_workspaces_workspace_members_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CONFLICT"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    patch_workspaces_workspace_members_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CONFLICT"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_workspaces_workspace_phone_numbers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNumberPage"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_workspaces_workspace_phone_numbers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPhoneNumber"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNumber"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CONFLICT"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_workspaces_workspace_phone_numbers_phone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                phone_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNumber"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    delete_workspaces_workspace_phone_numbers_phone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                phone_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_workspaces_workspace_phone_numbers_phone_connect: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                phone_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNumber"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            502: components["responses"]["BAD_GATEWAY"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_workspaces_workspace_phone_numbers_phone_disconnect: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                phone_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNumber"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            502: components["responses"]["BAD_GATEWAY"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    "get_workspaces_workspace_phone_numbers_phone_qr.png": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                phone_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_workspaces_workspace_phone_numbers_phone_status: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                phone_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNumber"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            502: components["responses"]["BAD_GATEWAY"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_workspaces_workspace_playground: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPlaygroundTurn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaygroundTurn"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CONFLICT"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            502: components["responses"]["BAD_GATEWAY"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_workspaces_workspace_prompt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Prompt"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    put_workspaces_workspace_prompt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromptChoice"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Prompt"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_workspaces_workspace_prompt_versions: {
        parameters: {
            query?: {
                /** @description An opaque position in the list: send it back as it came. */
                cursor?: string | null;
                /** @description The most items to return. */
                limit?: number;
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromptPage"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_workspaces_workspace_prompt_versions_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: number;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Prompt"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_workspaces_workspace_prompt_versions_version_restore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: number;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Prompt"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_workspaces_workspace_replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReplay"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replay"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            409: components["responses"]["CONFLICT"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_workspaces_workspace_replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                replay_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replay"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    get_workspaces_workspace_workflow_steps: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkflowStepPage"];
                };
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    post_workspaces_workspace_workflow_steps: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWorkflowStep"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkflowStep"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    delete_workspaces_workspace_workflow_steps_step: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                step_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    patch_workspaces_workspace_workflow_steps_step: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                step_id: string;
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkflowStepChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkflowStep"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
    put_workspaces_workspace_workflow_steps_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkflowStepOrder"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkflowStepPage"];
                };
            };
            400: components["responses"]["BAD_REQUEST"];
            401: components["responses"]["UNAUTHORIZED"];
            403: components["responses"]["FORBIDDEN"];
            404: components["responses"]["NOT_FOUND"];
            413: components["responses"]["REQUEST_ENTITY_TOO_LARGE"];
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            429: components["responses"]["TOO_MANY_REQUESTS"];
            500: components["responses"]["INTERNAL_SERVER_ERROR"];
            503: components["responses"]["SERVICE_UNAVAILABLE"];
        };
    };
}
