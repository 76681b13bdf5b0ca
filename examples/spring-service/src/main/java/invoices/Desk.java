package invoices;

import org.springframework.stereotype.Service;

import java.util.concurrent.CompletableFuture;

/** Where drafts become invoices. */
@Service
class Desk {

    private final Mailer mailer;

    Desk(Mailer mailer) {
        this.mailer = mailer;
    }

    CompletableFuture<String> finish(Drafts drafts) {
        return mailer.send(drafts.finished());
    }
}
