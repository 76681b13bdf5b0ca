package shop

import dev.locksmith.annotations.Sendable
import dev.locksmith.annotations.ThreadConfined

@ThreadConfined
class Session {
    fun ask(question: String): String = question
}

class Office {
    private val session = Session()

    fun greet(): String = session.ask("?")
}

@Sendable
class Message(val text: String, private val session: Session)

object Desk {
    @JvmField val office = Office()
}
