/* Written by npm run generate from docs/openapi.yaml. */
export interface paths {
    "/crm/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sessions open to enrolment */
        get: operations["listSessions"];
        put?: never;
        /** Create a session from slots, or plan one from the form's payload */
        post: operations["createSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/crm/sessions/ensemble": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Plan many forms together, and create all of them or those that fit */
        post: operations["createSessionsTogether"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/crm/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A session's sheet */
        get: operations["readSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/crm/sessions/{id}/inscrire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Place or queue a person, by the rules
         * @description Asked twice, the same inscription comes back. With `origine` `conversion` the person always waits.
         */
        post: operations["enrol"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/crm/sessions/{id}/desister": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw a person, enrolled or waiting
         * @description A freed place goes to the next of the queue, unless the rules forbid it; `decision` says why.
         */
        post: operations["withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/crm/sessions/{id}/promouvoir": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a free place by hand
         * @description To the inscription named, or to the head of the queue.
         */
        post: operations["promote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/crm/sessions/{id}/presences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who was there, séance by séance, and each person's hours */
        get: operations["readAttendance"];
        put?: never;
        /**
         * Mark who was there, all or none
         * @description Once a person and séance; a correction keeps who, when, from what to what. Nothing is marked of a séance that is closed (`presences.clotureJours` of centre.json), cancelled or, but for EXCUSE, to come.
         */
        post: operations["markAttendance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/crm/personnes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything held of one person
         * @description One of the three keys. An élève and the candidat he was are one person. What rows about several say of the others is left out; rows that merely name the person are listed in `mentions`.
         */
        get: operations["exportPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/crm/personnes/effacer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a person out of our tables, pseudonymised
         * @description Names, addresses and free texts go, links and feeds stop working; keys, counters, ranks and history stay. The CRM's own rows are the CRM's: `resteAuCrm` lists them. Done again, it finds nothing.
         */
        post: operations["erasePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/crm/sante": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the installation goes, in numbers without a name */
        get: operations["readHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/crm/salles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rooms */
        get: operations["listRooms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/crm/formations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trainings */
        get: operations["listTrainings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/crm/formateurs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trainers */
        get: operations["listTrainers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/crm/planning/salles/{salle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A room's month, day by day */
        get: operations["readRoomMonth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/crm/planning/formateurs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A trainer's month */
        get: operations["readTrainerMonth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/crm/planning/occupation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Occupancy of a year, room by month */
        get: operations["readOccupancy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session-action": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report what the CRM did itself
         * @description Answered once the event is durable and before mails go out; what it led to comes by the return call (events.md).
         */
        post: operations["reportEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @example 2026-06-03T08:00:00+02:00 */
        Instant: string;
        /** Format: date */
        Jour: string;
        Heure: string;
        Numero: number;
        /** @enum {unknown} */
        StatutSession: "PLANIFIEE" | "CONFIRMEE" | "EN_COURS" | "TERMINEE" | "ANNULEE";
        /** @enum {unknown} */
        JourActif: "LUNDI" | "MARDI" | "MERCREDI" | "JEUDI" | "VENDREDI" | "SAMEDI" | "DIMANCHE";
        Faute: {
            /** @description The field, as `creneaux[0].dateFin`; empty where it is the whole request */
            path: string;
            /** @description French, for people */
            message: string;
            /** @description Stable; see errors.md */
            code: string;
        };
        Refusal: {
            /** @constant */
            status: "rejected";
            errors: components["schemas"]["Faute"][];
        };
        Event: {
            /** @enum {unknown} */
            action: "SESSION_CREATED" | "ELEVE_INSCRIT" | "PLACE_LIBEREE" | "PROMOTION_ATTENTE" | "SESSION_CONFIRMEE" | "SESSION_ANNULEE" | "RAPPEL_SESSION" | "ELEVE_CONVERTI" | "ELEVE_DESISTE" | "MISE_EN_ATTENTE" | "SESSION_DEPLACEE";
            /** @description May be null for ELEVE_CONVERTI only */
            sessionId: number | null;
            /** @description Yours: the same one is the same event */
            correlationId: string;
            /** @description What the action needs: eleveId, candidatId, inscriptionId, motif; for ELEVE_INSCRIT also renvoyer, which sends a convocation again; for ELEVE_CONVERTI candidatId, eleveId, login, motDePasse, urlConnexion */
            data?: Record<string, never>;
        };
        /** @description Why: the rule that fired, in words, and the facts it compared */
        Decision: {
            regle: string;
            message: string;
            faits: Record<string, never>;
        };
        Inscription: {
            idInscription: components["schemas"]["Numero"];
            idSession: components["schemas"]["Numero"];
            idEleve: number | null;
            idCandidat: number | null;
            /** @enum {unknown} */
            statutInscription: "INSCRIT" | "EN_ATTENTE" | "CONFIRME" | "ANNULE";
            priorite: number;
            positionAttente: number | null;
        };
        Inscrit: components["schemas"]["Inscription"] & {
            nom: string | null;
            prenom: string | null;
        };
        Enrol: {
            eleveId?: components["schemas"]["Numero"];
            candidatId?: components["schemas"]["Numero"];
            /**
             * @default fiche
             * @enum {unknown}
             */
            origine?: "fiche" | "conversion";
        } & (unknown | unknown);
        Enrolled: {
            inscription: components["schemas"]["Inscription"];
            decision: components["schemas"]["Decision"];
            /** @description True when nothing was changed */
            dejaInscrit?: boolean;
        };
        Withdraw: {
            eleveId?: components["schemas"]["Numero"];
            candidatId?: components["schemas"]["Numero"];
            inscriptionId?: components["schemas"]["Numero"];
            motif?: string;
        } & (unknown | unknown | unknown);
        Withdrawn: {
            inscription: components["schemas"]["Inscription"];
            promotion: components["schemas"]["Inscription"] | null;
            decision: components["schemas"]["Decision"];
        };
        Promote: {
            inscriptionId?: components["schemas"]["Numero"];
        };
        Promoted: {
            inscription: components["schemas"]["Inscription"];
            decision: components["schemas"]["Decision"];
        };
        CreateFromSlots: {
            formation: string;
            /** @description Code or name; left out, one is chosen */
            salle?: string | null;
            /** @description Left out, one is chosen */
            formateurId?: number | null;
            /** @description Default: the places of the smallest room used */
            capaciteMax?: number | null;
            /** @default false */
            previsualiser?: boolean;
            creneaux: {
                dateDebut: string;
                dateFin: string;
                salle?: string | null;
                formateurId?: number | null;
                matiere?: string | null;
            }[];
        };
        CreateFromForm: {
            /** @enum {unknown} */
            sourceForm: "FormationCourteForm" | "FormationCAPForm";
            /** @enum {unknown} */
            type?: "COURTE" | "CAP";
            demandePar?: string | null;
            dateCreation?: string | null;
            /** @default false */
            previsualiser?: boolean;
            informationsGenerales: {
                formation: string;
                dateDebut: components["schemas"]["Jour"];
                dateFin?: components["schemas"]["Jour"];
                /** @description Instead of dateFin for a CAP */
                dateFinGlobale?: components["schemas"]["Jour"];
                /** @description Steps of the grid (30 minutes by default), such as 24.5; a CAP with matieres may leave it out: it is their sum */
                dureeHeures?: number;
                capaciteMax?: number | null;
            };
            /** @description Obligatory without joursParSemaine */
            joursActifs?: components["schemas"]["JourActif"][];
            /** @description Default: MATIN and APRES_MIDI; the names are the rule file's */
            creneaux?: ("MATIN" | "MIDI" | "APRES_MIDI" | "SOIR")[];
            /** @default 8 */
            heuresParJour?: number;
            heuresParSemaine?: number | null;
            /** @description Weeks at the centre, given by a day of each, or one in uneSur counted from the week of depuis */
            semaines?: {
                dates?: components["schemas"]["Jour"][];
                uneSur?: number;
                depuis?: components["schemas"]["Jour"];
            } | null;
            /** @description The weekdays of one week after another from the week of depuis, then again from the first; stands for joursActifs */
            joursParSemaine?: {
                depuis: components["schemas"]["Jour"];
                cycle: components["schemas"]["JourActif"][][];
            } | null;
            /**
             * @description The zone whose school holidays stay free
             * @enum {unknown}
             */
            vacancesScolaires?: "A" | "B" | "C" | null;
            /** @description Minutes at least between two séances of a day */
            pauseMinutes?: number | null;
            /** @description No empty time of the créneaux between two séances of a day, beyond the pause */
            sansTrou?: boolean | null;
            /** @description No séance is shorter */
            heuresMinSeance?: number | null;
            matieres?: {
                nom: string;
                heures: number;
                salles?: string[];
                formateurs?: number[];
            }[];
            ressources?: {
                salle?: string | null;
                formateurId?: number | null;
            } | null;
            notesComplementaires?: string | null;
        };
        SessionCreee: {
            idSession?: components["schemas"]["Numero"];
            formation: string;
            dateDebut: components["schemas"]["Instant"];
            dateFin: components["schemas"]["Instant"];
            sallePrincipale: string;
            capaciteMax: number;
            nbInscrits: number;
            statutSession: components["schemas"]["StatutSession"];
        };
        Seance: {
            idReservation?: components["schemas"]["Numero"];
            dateDebut: components["schemas"]["Instant"];
            dateFin: components["schemas"]["Instant"];
            /** @description Code */
            salle: string;
            formateurId: number | null;
            matiere: string | null;
        };
        Plan: {
            prouveOptimal: boolean;
            objectif: Record<string, never>;
            /** @description What no plan can beat */
            borne: Record<string, never>;
        };
        Preview: {
            session: components["schemas"]["SessionCreee"] & unknown;
            seances: (components["schemas"]["Seance"] & unknown)[];
            plan?: components["schemas"]["Plan"];
        };
        Created: {
            session: components["schemas"]["SessionCreee"] & unknown;
            seances: (components["schemas"]["Seance"] & unknown)[];
            plan?: components["schemas"]["Plan"];
        };
        CreateTogether: {
            demandes: components["schemas"]["CreateFromForm"][];
            /**
             * @description TOUTES (default) creates all or none
             * @enum {unknown}
             */
            creer?: "TOUTES" | "CELLES_QUI_TIENNENT";
            previsualiser?: boolean;
            /** @description How long the planner may think; by default planning.json says */
            limiteSecondes?: number;
        };
        CreatedTogether: {
            /** @description One answer a request, in the order asked */
            sessions: components["schemas"]["OneOfTogether"][];
            ensemble: components["schemas"]["Ensemble"];
        };
        NotTogether: {
            /** @constant */
            status: "rejected";
            errors: components["schemas"]["Faute"][];
            sessions: components["schemas"]["OneOfTogether"][];
            ensemble: components["schemas"]["Ensemble"];
        };
        OneOfTogether: components["schemas"]["Created"] | components["schemas"]["Preview"] | components["schemas"]["NoPlan"] | components["schemas"]["Refusal"];
        Ensemble: {
            demandes: number;
            /** @description Requests that were created, or of a preview would be */
            creees: number;
            objectif: components["schemas"]["ObjectifEnsemble"];
            borne: components["schemas"]["ObjectifEnsemble"];
            prouveOptimal: boolean;
            /** @description Orders in which all requests were placed; the answer is no worse than any of them */
            ordresEssayes: number;
            /** @description The time limit cut the search short */
            interrompu: boolean;
        };
        /** @description Compared term by term, in this order */
        ObjectifEnsemble: {
            placees: number;
            fin: components["schemas"]["Instant"] | null;
            /** @description Days by which those placed end later than with the centre to themselves, in all */
            joursDeRetard: number;
            changements: number;
            irregularite: number;
            seances: number;
        };
        Conflict: components["schemas"]["Refusal"] & {
            conflits?: {
                dateDebut: components["schemas"]["Instant"];
                dateFin: components["schemas"]["Instant"];
                salle?: string;
                formateurId?: number;
                avec: {
                    idReservation?: number | null;
                    idSession?: number | null;
                };
            }[];
        };
        NoPlan: components["schemas"]["Refusal"] & {
            plan: {
                heuresPlacables: number;
                heuresProuvees?: boolean;
                /** @description false: none was found in time (PLAN_NON_TROUVE), and there may be one */
                impossibiliteProuvee?: boolean;
                blocages: {
                    date: components["schemas"]["Jour"];
                    raison: string;
                }[];
                assouplissements: {
                    description: string;
                }[];
            };
        };
        Sessions: {
            sessions: {
                idSession: components["schemas"]["Numero"];
                formation: string;
                dateDebut: components["schemas"]["Instant"];
                dateFin: components["schemas"]["Instant"];
                sallePrincipale: string | null;
                /** @description Where its séances have several trainers, all of them: « Marie Bernard, Laurent Dupont » */
                formateur: string | Record<string, never> | null;
                capaciteMax: number;
                nbInscrits: number;
                placesRestantes: number;
                /** @description Length of the queue */
                enAttente: number;
            }[];
        };
        Sheet: {
            session: {
                idSession: components["schemas"]["Numero"];
                formation: string;
                dateDebut: components["schemas"]["Instant"];
                dateFin: components["schemas"]["Instant"];
                sallePrincipale: string | null;
                capaciteMax: number;
                nbInscrits: number;
                statutSession: components["schemas"]["StatutSession"];
            };
            seances: (components["schemas"]["Seance"] & unknown)[];
            inscrits: components["schemas"]["Inscrit"][];
            enAttente: components["schemas"]["Inscrit"][];
        };
        Backlog: {
            moinsDUneMinute: number;
            moinsDUneHeure: number;
            plusDUneHeure: number;
            /** @description Given up */
            abandonnes: number;
        };
        Health: {
            /** @enum {unknown} */
            statut: "BON" | "A_VOIR" | "PANNE";
            /** @description Each with its mend, in French */
            problemes: string[];
            versions: {
                paquet: string;
                node: string;
                postgresql: string;
            };
            migrationsManquantes: string[];
            evenements?: components["schemas"]["Backlog"] | null;
            courriers?: components["schemas"]["Backlog"] | null;
            /** @description Sessions to come with a wrong counter */
            derives: number;
            connexions: {
                ouvertes: number;
                libres: number;
                enAttente: number;
            };
            passages: {
                /** @description When due events were last looked for */
                balayage: components["schemas"]["Instant"] | null;
                /** @description When reminders were last written */
                rappels: components["schemas"]["Instant"] | null;
                /** @description When what is past its time (conservation.json) was last forgotten */
                conservation: components["schemas"]["Instant"] | null;
            };
        };
        PersonKeys: {
            eleves: number[];
            candidats: number[];
            formateurs: number[];
        };
        PersonalData: {
            personne: components["schemas"]["PersonKeys"];
            exporteLe: components["schemas"]["Instant"];
            effaceLe: components["schemas"]["Instant"] | null;
            /** @description The CRM's row, every column it has */
            eleves: Record<string, never>[];
            /** @description The same */
            candidats: Record<string, never>[];
            /** @description The same */
            formateurs: Record<string, never>[];
            /** @description Places and ranks, with their session */
            inscriptions: {
                idInscription: number;
                idSession: number;
                formation: string;
                dateDebut: components["schemas"]["Instant"];
                dateFin: components["schemas"]["Instant"];
                statutInscription: string;
                dateInscription: components["schemas"]["Jour"] | null;
                dateConfirmation: components["schemas"]["Jour"] | null;
                motifAnnulation: string | null;
                priorite: number | null;
                positionAttente: number | null;
                notifiePar: string | null;
            }[];
            /** @description Those that a trainer gives or gave */
            seances: {
                idReservation: number;
                idSession: number | null;
                formation: string | null;
                dateDebut: components["schemas"]["Instant"];
                dateFin: components["schemas"]["Instant"];
            }[];
            /** @description A trainer's availability and absences */
            disponibilites: {
                dateDebut: components["schemas"]["Instant"];
                dateFin: components["schemas"]["Instant"];
                type: string;
            }[];
            /** @description Who was there */
            presences: {
                idReservation: number;
                idInscription: number;
                statut: string;
                minutes: number | null;
                marquePar: string;
                marqueLe: components["schemas"]["Instant"];
            }[];
            /** @description From what to what, by whom */
            corrections: {
                idTrace: number;
                idReservation: number;
                idInscription: number;
                statutAvant: string | null;
                minutesAvant: number | null;
                statut: string;
                minutes: number | null;
                par: string;
                le: components["schemas"]["Instant"];
            }[];
            /** @description Why places and ranks were given; what a row says of others is left out, here as below */
            decisions: {
                idDecision: number;
                priseLe: components["schemas"]["Instant"];
                acteur: string;
                verbe: string;
                idSession: number;
                idInscription: number | null;
                regle: string;
                message: string;
                forcee: boolean;
                faits?: Record<string, never>;
            }[];
            /** @description What happened, and what the CRM was answered */
            evenements: {
                idEvenement: number;
                action: string;
                correlationId: string;
                idSession: number | null;
                origine: string;
                etat: string;
                reponse: string | null;
                erreur: string | null;
                recuLe: components["schemas"]["Instant"];
                traiteLe: components["schemas"]["Instant"] | null;
                donnees?: Record<string, never>;
                effets?: Record<string, never> | null;
                retour?: unknown;
            }[];
            /** @description Mails to the person, with the address */
            courriers: {
                idCourrier: number;
                idEvenement: number | null;
                cle: string;
                role: string;
                idMessage: string;
                prenom: string;
                nom: string;
                email: string | null;
                etat: string;
                erreur: string | null;
                creeLe: components["schemas"]["Instant"];
                envoyeLe: components["schemas"]["Instant"] | null;
                contexte?: Record<string, never>;
            }[];
            /** @description Answers kept for an Idempotency-Key, and confirmations */
            reponses: {
                portee: string;
                cle: string;
                creeLe: components["schemas"]["Instant"];
                reponse?: unknown;
            }[];
            /** @description Since when links hold no more */
            liensRevoques: {
                /** @enum {unknown} */
                genre: "eleve" | "candidat" | "formateur";
                id: number;
                avant: components["schemas"]["Instant"];
            }[];
            /** @description Rows about others, or about several, that name the person */
            mentions: {
                table: string;
                cle: string;
                le: components["schemas"]["Instant"] | null;
            }[];
        };
        ErasePerson: {
            eleveId?: components["schemas"]["Numero"];
            candidatId?: components["schemas"]["Numero"];
            formateurId?: components["schemas"]["Numero"];
            /** @description True writes nothing */
            previsualiser?: boolean;
        } & (unknown | unknown | unknown);
        ErasedPerson: {
            personne: components["schemas"]["PersonKeys"];
            previsualiser: boolean;
            /** @description Rows by table */
            lignes: {
                [key: string]: number;
            };
            /** @description When the person was erased; null in a preview of somebody who was not */
            effaceLe: components["schemas"]["Instant"] | null;
            /** @description What the CRM's own tables have of the person */
            resteAuCrm: {
                table: string;
                cle: string;
                quoi: string;
            }[];
        };
        /** @enum {unknown} */
        StatutPresence: "PRESENT" | "ABSENT" | "RETARD" | "EXCUSE";
        Hours: {
            /** @description Of the séances in which the person had a place */
            prevues: number;
            suivies: number;
            /** @description ABSENT and EXCUSE, and what a RETARD missed */
            manquees: number;
            excusees: number;
            /** @description Of séances that are over, not marked */
            nonRenseignees: number;
            parMois: {
                mois: string;
                prevues: number;
                suivies: number;
                manquees: number;
            }[];
        };
        Attendance: {
            session: {
                idSession: components["schemas"]["Numero"];
                formation: string;
                formationNom: string;
                dateDebut: components["schemas"]["Instant"];
                dateFin: components["schemas"]["Instant"];
                sallePrincipale?: string | null;
                formateur?: string | null;
                statutSession: components["schemas"]["StatutSession"];
            };
            seances: {
                idReservation: components["schemas"]["Numero"];
                dateDebut: components["schemas"]["Instant"];
                dateFin: components["schemas"]["Instant"];
                heures: number;
                /** @description Code of the room */
                salle: string;
                salleNom?: string;
                matiere?: string | null;
                formateur?: string | null;
                idFormateur?: number | null;
                /** @description Cancelled: its marks stay and count for nothing */
                annulee: boolean;
                /** @description Too long ago to be marked */
                close: boolean;
                presences: {
                    idInscription: components["schemas"]["Numero"];
                    statut: components["schemas"]["StatutPresence"] | null;
                    /** @description How late a RETARD was */
                    minutes: number | null;
                    /** @description Who marked it last */
                    par: string | null;
                    le: components["schemas"]["Instant"] | null;
                    corrections: number;
                }[];
            }[];
            personnes: {
                idInscription: components["schemas"]["Numero"];
                idEleve: number | null;
                idCandidat: number | null;
                /** @enum {unknown} */
                type: "ELEVE" | "CANDIDAT";
                nom: string;
                prenom: string;
                statutInscription: string;
                heures: components["schemas"]["Hours"];
            }[];
        };
        MarkAttendance: {
            presences: {
                idReservation: components["schemas"]["Numero"];
                eleveId?: components["schemas"]["Numero"];
                candidatId?: components["schemas"]["Numero"];
                inscriptionId?: components["schemas"]["Numero"];
                statut: components["schemas"]["StatutPresence"];
                /** @description Of a RETARD alone */
                minutes?: number;
            }[];
        };
        MarkedAttendance: components["schemas"]["Attendance"] & {
            changees: number;
        };
        Rooms: {
            salles: {
                idSalle: components["schemas"]["Numero"];
                code: string;
                nom: string;
                capaciteMax: number | null;
                equipements: string[];
                formationsCompatibles: string[];
                disponibleWeekend: boolean | null;
                disponibleSoir: boolean | null;
                statut: string | null;
            }[];
        };
        Trainings: {
            formations: {
                idFormation: components["schemas"]["Numero"];
                code: string;
                nom: string;
                categorie: string | null;
                dureeHeures: number | null;
                actif: boolean | null;
            }[];
        };
        Trainers: {
            formateurs: {
                idFormateur: components["schemas"]["Numero"];
                nom: string;
                prenom: string;
                email?: string | null;
                statut: string | null;
                specialites: string[];
            }[];
        };
        SessionVue: {
            idSession: components["schemas"]["Numero"];
            formation: string;
            formateur: string | null;
            nbInscrits: number;
            capaciteMax: number;
        };
        RoomMonth: {
            /** @description Code */
            salle: string;
            mois: number;
            annee: number;
            jours: {
                date: components["schemas"]["Jour"];
                creneaux: {
                    debut: components["schemas"]["Heure"];
                    fin: components["schemas"]["Heure"];
                    libre: boolean;
                    session?: components["schemas"]["SessionVue"];
                }[];
            }[];
        };
        TrainerMonth: {
            formateur: {
                idFormateur: components["schemas"]["Numero"];
                nom: string;
                prenom: string;
            };
            mois: number;
            annee: number;
            seances: {
                dateDebut: components["schemas"]["Instant"];
                dateFin: components["schemas"]["Instant"];
                salle: string;
                session?: components["schemas"]["SessionVue"];
            }[];
            disponibilites: {
                dateDebut: components["schemas"]["Instant"];
                dateFin: components["schemas"]["Instant"];
                /** @enum {unknown} */
                type: "DISPONIBLE" | "INDISPONIBLE";
            }[];
        };
        Occupancy: {
            annee: number;
            salles: {
                code: string;
                nom: string;
                mois: {
                    mois: number;
                    heuresOccupees: number;
                    heuresTotales: number;
                    occupation: number;
                    /** @enum {unknown} */
                    couleur: "VERT" | "JAUNE" | "ORANGE" | "ROUGE";
                }[];
            }[];
        };
    };
    responses: {
        /**
         * @description 400 a field is missing or wrong · 404 what was asked about does not exist · 409 the state of things forbids it · 403 another origin · 422 the key came with another request ·
         *     503 to be tried again · 500 our fault
         */
        Refusal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
    };
    parameters: {
        Id: number;
        Mois: number;
        Annee: number;
        /** @description Asked again with it within 30 days, the first answer comes back and nothing is done twice. A refusal is not remembered. The key with another body is 422. */
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listSessions: {
        parameters: {
            query?: {
                /**
                 * @description Training code; without it, sessions of every training
                 * @example INIT_SERTI
                 */
                formation?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sessions to come that may be enrolled in, the earliest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sessions"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Refusal"];
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again with it within 30 days, the first answer comes back and nothing is done twice. A refusal is not remembered. The key with another body is 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateFromSlots"] | components["schemas"]["CreateFromForm"];
            };
        };
        responses: {
            /** @description Previewed; nothing was written */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            /** @description A room or a trainer is taken, or does not fit */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conflict"];
                };
            };
            /** @description No plan exists, or the key came with another request before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoPlan"] | components["schemas"]["Refusal"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Refusal"];
        };
    };
    createSessionsTogether: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again with it within 30 days, the first answer comes back and nothing is done twice. A refusal is not remembered. The key with another body is 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "previsualiser": true,
                 *       "demandes": [
                 *         {
                 *           "sourceForm": "FormationCourteForm",
                 *           "type": "COURTE",
                 *           "informationsGenerales": {
                 *             "formation": "INIT_SERTI",
                 *             "dateDebut": "2026-03-01",
                 *             "dateFin": "2026-05-31",
                 *             "dureeHeures": 40
                 *           },
                 *           "joursActifs": [
                 *             "SAMEDI"
                 *           ]
                 *         },
                 *         {
                 *           "sourceForm": "FormationCourteForm",
                 *           "type": "COURTE",
                 *           "informationsGenerales": {
                 *             "formation": "GEMMO",
                 *             "dateDebut": "2026-03-01",
                 *             "dateFin": "2026-04-30",
                 *             "dureeHeures": 21
                 *           },
                 *           "joursActifs": [
                 *             "LUNDI",
                 *             "MARDI"
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CreateTogether"];
            };
        };
        responses: {
            /** @description Previewed; nothing was written */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedTogether"];
                };
            };
            /** @description Created, all or those that fit */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedTogether"];
                };
            };
            /** @description Nothing was created, since one has no plan; or the key came with another request before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotTogether"] | components["schemas"]["Refusal"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Refusal"];
        };
    };
    readSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session, its séances, who is enrolled, who waits by rank */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sheet"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Refusal"];
        };
    };
    enrol: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again with it within 30 days, the first answer comes back and nothing is done twice. A refusal is not remembered. The key with another body is 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Enrol"];
            };
        };
        responses: {
            /** @description Where the person stands, and why */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolled"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Refusal"];
        };
    };
    withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again with it within 30 days, the first answer comes back and nothing is done twice. A refusal is not remembered. The key with another body is 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Withdraw"];
            };
        };
        responses: {
            /** @description Withdrawn */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Withdrawn"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Refusal"];
        };
    };
    promote: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again with it within 30 days, the first answer comes back and nothing is done twice. A refusal is not remembered. The key with another body is 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Promote"];
            };
        };
        responses: {
            /** @description Promoted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Promoted"];
                };
            };
            /** @description Full, closed, or nobody waits */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Refusal"];
        };
    };
    readAttendance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Séances with everybody who had a place then, and hours planned, attended, missed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attendance"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Refusal"];
        };
    };
    markAttendance: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again with it within 30 days, the first answer comes back and nothing is done twice. A refusal is not remembered. The key with another body is 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "presences": [
                 *         {
                 *           "idReservation": 235,
                 *           "eleveId": 12,
                 *           "statut": "PRESENT"
                 *         },
                 *         {
                 *           "idReservation": 235,
                 *           "eleveId": 14,
                 *           "statut": "RETARD",
                 *           "minutes": 15
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["MarkAttendance"];
            };
        };
        responses: {
            /** @description The attendance as it is now, and how many marks changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarkedAttendance"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Refusal"];
        };
    };
    exportPerson: {
        parameters: {
            query?: {
                eleveId?: number;
                candidatId?: number;
                formateurId?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The CRM's rows and ours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalData"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Refusal"];
        };
    };
    erasePerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again with it within 30 days, the first answer comes back and nothing is done twice. A refusal is not remembered. The key with another body is 422. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "eleveId": 12,
                 *       "previsualiser": true
                 *     }
                 */
                "application/json": components["schemas"]["ErasePerson"];
            };
        };
        responses: {
            /** @description How many rows of each table had something of the person, and what is left to the CRM */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasedPerson"];
                };
            };
            /** @description A session or séance to come, an event or a mail still needs the person; each is named */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Refusal"];
        };
    };
    readHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Well, or something to look at when there is time (`A_VOIR`) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Somebody has to act now (`PANNE`), or the database can't be reached (a refusal) */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"] | components["schemas"]["Refusal"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Refusal"];
        };
    };
    listRooms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rooms"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Refusal"];
        };
    };
    listTrainings: {
        parameters: {
            query?: {
                actif?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trainings"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Refusal"];
        };
    };
    listTrainers: {
        parameters: {
            query?: {
                statut?: "ACTIF" | "INACTIF";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trainers"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Refusal"];
        };
    };
    readRoomMonth: {
        parameters: {
            query: {
                mois: components["parameters"]["Mois"];
                annee: components["parameters"]["Annee"];
            };
            header?: never;
            path: {
                /**
                 * @description Code or name
                 * @example ATEL_B
                 */
                salle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each day's créneaux, booked and free, cut at 12, 14 and 18 h */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoomMonth"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Refusal"];
        };
    };
    readTrainerMonth: {
        parameters: {
            query: {
                mois: components["parameters"]["Mois"];
                annee: components["parameters"]["Annee"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Séances and availability */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainerMonth"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Refusal"];
        };
    };
    readOccupancy: {
        parameters: {
            query: {
                annee: components["parameters"]["Annee"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Hours booked inside the opening hours ÷ hours open */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Occupancy"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Refusal"];
        };
    };
    reportEvent: {
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
                 *       "action": "ELEVE_INSCRIT",
                 *       "sessionId": 4,
                 *       "correlationId": "3b1f0f0e-2c55-4a0e-9a6e-0f6f5b1f9d11",
                 *       "data": {
                 *         "eleveId": 12
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description Known already: no second effect */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "duplicate";
                        correlationId: string;
                        state: string;
                    };
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "accepted";
                        correlationId: string;
                    };
                };
            };
            "4XX": components["responses"]["Refusal"];
            "5XX": components["responses"]["Refusal"];
        };
    };
}
