package invoices;

import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;

import java.util.concurrent.CompletableFuture;

/** Sends invoices in the background. A parameter of type Drafts would be refused: see Desk. */
@Service
class Mailer {

    @Async
    CompletableFuture<String> send(Invoice invoice) {
        return CompletableFuture.completedFuture(
                Thread.currentThread().getName()
                        + ": "
                        + invoice.customer()
                        + " owes "
                        + invoice.cents());
    }
}
