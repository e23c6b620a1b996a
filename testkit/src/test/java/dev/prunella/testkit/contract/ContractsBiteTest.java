// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Each clause of each contract refuses a subject that breaks it. */
class ContractsBiteTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                WrongProbes.Right.class,
                WrongRemediations.Right.class,
                WrongCompensations.Right.class,
                WrongChannels.Right.class
            })
    void acceptsWhatIsRight(Class<?> subject) {
        assertThat(failuresOf(subject)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource({"probes", "remediations", "compensations", "diagnosticians", "guardrails", "channels"})
    void refusesWhatIsWrong(Class<?> subject, String clause) {
        assertThat(failuresOf(subject)).contains(clause + "()");
    }

    static List<Arguments> probes() {
        return List.of(
                Arguments.of(WrongProbes.SeesFaultsOnly.class, "passesOnAThingThatWorks"),
                Arguments.of(WrongProbes.SeesNoFault.class, "failsOnABrokenThing"),
                Arguments.of(WrongProbes.ReturnsNull.class, "failsOnABrokenThing"),
                Arguments.of(WrongProbes.ThrowsErrors.class, "failsOnABrokenThing"),
                Arguments.of(WrongProbes.Babbles.class, "saysWhyInAFewWords"),
                Arguments.of(WrongProbes.HangsForEver.class, "endsInTimeOrWhenInterrupted"),
                Arguments.of(WrongProbes.Meddles.class, "changesNothingInWhatItLooksAt"),
                Arguments.of(WrongProbes.Sulks.class, "passesAgainWhenTheThingIsMended"),
                Arguments.of(WrongProbes.ThinksLongAboutLateness.class, "answersWhatLatenessMeansAtOnce"));
    }

    static List<Arguments> remediations() {
        return List.of(
                Arguments.of(WrongRemediations.Fails.class, "answersInTime"),
                Arguments.of(WrongRemediations.SaysNothing.class, "answersInTime"),
                Arguments.of(WrongRemediations.HangsForEver.class, "answersInTime"),
                Arguments.of(WrongRemediations.HangsForEver.class, "heedsAnInterruptWithinASecond"),
                Arguments.of(WrongRemediations.AddsUp.class, "runTwiceLeavesTheSameStateAsRunOnce"), // REQ X19
                Arguments.of(WrongRemediations.HurtsWhatIsWell.class, "leavesAThingThatIsWellAsWell"),
                Arguments.of(WrongRemediations.LeavesAThread.class, "leavesNoThreadBehind"),
                Arguments.of(WrongRemediations.DropsUsersWork.class, "leavesUsersWorkAlone"));
    }

    static List<Arguments> compensations() {
        return List.of(
                Arguments.of(WrongCompensations.TakesNothingBack.class, "takesBackWhatWasBegun"),
                Arguments.of(WrongCompensations.TakesBackWhatOthersDid.class, "touchesNothingWhereNothingWasBegun"),
                Arguments.of(WrongCompensations.AddsUp.class, "runTwiceLeavesTheSameStateAsRunOnce"),
                Arguments.of(WrongCompensations.FailsTheSecondTime.class, "runTwiceLeavesTheSameStateAsRunOnce"),
                Arguments.of(WrongCompensations.HangsForEver.class, "takesBackWhatWasBegun"),
                Arguments.of(WrongCompensations.HangsForEver.class, "heedsAnInterruptWithinASecond"),
                Arguments.of(WrongCompensations.CannotBeFinished.class, "anInterruptedRunCanBeFinishedByAnother"));
    }

    static List<Arguments> diagnosticians() {
        return List.of(
                Arguments.of(WrongDiagnosticians.Throws.class, "answersAtOnceWhateverTheEvidence"),
                Arguments.of(WrongDiagnosticians.ChangesTheEvidence.class, "answersAtOnceWhateverTheEvidence"),
                Arguments.of(WrongDiagnosticians.Remembers.class, "sameEvidenceGivesTheSameDiagnosis"),
                Arguments.of(WrongDiagnosticians.ActsOnNothing.class, "nothingKnownIsNoReasonToAct"),
                Arguments.of(WrongDiagnosticians.WeighsLessThanNothing.class, "weightIsNeverNegative"));
    }

    static List<Arguments> guardrails() {
        return List.of(
                Arguments.of(WrongGuardrails.Throws.class, "answersAtOnceWhateverIsProposed"),
                Arguments.of(WrongGuardrails.Counts.class, "sameProposalGetsTheSameAnswer"),
                Arguments.of(WrongGuardrails.DefersIntoThePast.class, "defersIntoTheFuture"),
                Arguments.of(WrongGuardrails.HasNoName.class, "nameIsShortAndStable"));
    }

    static List<Arguments> channels() {
        return List.of(
                Arguments.of(WrongChannels.HasNoName.class, "nameIsShortAndStable"),
                Arguments.of(WrongChannels.DropsEverything.class, "delivers"),
                Arguments.of(WrongChannels.OpensOneAlertATry.class, "toldAgainIsTheSameAlert"),
                Arguments.of(WrongChannels.MixesIncidentsUp.class, "tellsIncidentsApart"),
                Arguments.of(WrongChannels.ChokesOnOddText.class, "deliversWhateverItSays"),
                Arguments.of(WrongChannels.NeverCloses.class, "resolvingClosesTheAlert"),
                Arguments.of(WrongChannels.ThrowsOnWhatIsUnknown.class, "resolvingWhatWasNeverToldHarmsNothing"),
                Arguments.of(WrongChannels.SwallowsItsFailure.class, "saysSoWhenItCannotDeliver"),
                Arguments.of(WrongChannels.IgnoresInterrupts.class, "heedsAnInterruptWithinASecond"));
    }

    private static List<String> failuresOf(Class<?> subject) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(subject))
                .execute()
                .testEvents()
                .failed()
                .map(Event::getTestDescriptor)
                .map(TestDescriptor::getDisplayName)
                .toList();
    }
}
